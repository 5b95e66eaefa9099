using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ScriptHost;

/// <summary>A request in transit: headers are pairs, so that doubled ones survive; the body is text where it is UTF-8, else base64, neither for none.</summary>
internal sealed record RequestData(string Method, string Url, string[][] Headers, string? Text, string? Base64);

/// <summary>An answer in transit.</summary>
internal sealed record ResponseData(int Status, string[][] Headers, string? Text, string? Base64);

/// <summary>Why the caller could not relay a request: "timeout", or anything else for a broken connection.</summary>
internal sealed record FailureData(string Kind, string Message);

/// <summary>A line from the caller.</summary>
internal sealed record Incoming(
    string Type,
    long Id,
    string? Script = null,
    bool Strict = false,
    string? OperationId = null,
    string? CorrelationId = null,
    string? OriginalUrl = null,
    bool Direct = false,
    bool EmptyContent = true,
    RequestData? Request = null,
    long Call = 0,
    ResponseData? Response = null,
    FailureData? Failure = null);

/// <summary>JSON lines to the caller on the real standard output, one at a time.</summary>
internal sealed class Protocol(Stream output)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonWriterOptions Unindented = new() { Encoder = Options.Encoder, SkipValidation = true };

    internal static Incoming Read(string line) =>
        JsonSerializer.Deserialize<Incoming>(line, Options) ?? throw new JsonException("The line is null.");

    internal void Write(object message)
    {
        var line = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(line, Unindented)) JsonSerializer.Serialize(writer, message, Options);
        line.Write("\n"u8);
        lock (output)
        {
            output.Write(line.WrittenSpan);
            output.Flush();
        }
    }
}
