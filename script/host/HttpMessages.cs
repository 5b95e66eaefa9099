using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Unicode;

namespace ScriptHost;

/// <summary>Plain data to .NET's messages and back, with .NET's own split between message and content headers.</summary>
internal static class HttpMessages
{
    /// <param name="emptyContent">Whether a request without a body gets empty content, as the platform seems to give it, or none.</param>
    internal static HttpRequestMessage ToRequest(RequestData data, bool emptyContent)
    {
        var request = new HttpRequestMessage(new HttpMethod(data.Method), data.Url);
        byte[]? body = Body(data.Text, data.Base64);
        if (body is not null || emptyContent) request.Content = new ByteArrayContent(body ?? []);
        AddHeaders(data.Headers, request.Headers, request.Content);
        return request;
    }

    internal static HttpResponseMessage ToResponse(ResponseData data, HttpRequestMessage request)
    {
        var response = new HttpResponseMessage((HttpStatusCode)data.Status)
        {
            Content = new ByteArrayContent(Body(data.Text, data.Base64) ?? []),
            RequestMessage = request,
        };
        AddHeaders(data.Headers, response.Headers, response.Content);
        return response;
    }

    internal static async Task<RequestData> FromRequest(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        byte[]? body = request.Content is null ? null : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        string url = request.RequestUri?.AbsoluteUri ?? throw new InvalidOperationException("The request has no address.");
        var (text, base64) = InTransit(body);
        return new RequestData(request.Method.Method, url, Headers(request.Headers, request.Content), text, base64);
    }

    internal static async Task<ResponseData> FromResponse(HttpResponseMessage response)
    {
        byte[]? body = response.Content is null ? null : await response.Content.ReadAsByteArrayAsync();
        var (text, base64) = InTransit(body);
        return new ResponseData((int)response.StatusCode, Headers(response.Headers, response.Content), text, base64);
    }

    private static void AddHeaders(string[][] pairs, HttpHeaders headers, HttpContent? content)
    {
        foreach (string[] pair in pairs)
        {
            // .NET refuses content headers here, which is how it tells the two kinds apart.
            if (!headers.TryAddWithoutValidation(pair[0], pair[1])) content?.Headers.TryAddWithoutValidation(pair[0], pair[1]);
        }
    }

    // Several values of one header travel in one line, as HttpClient writes them. The length follows from the body.
    private static string[][] Headers(HttpHeaders headers, HttpContent? content)
    {
        var all = headers.NonValidated.AsEnumerable();
        if (content is not null) all = all.Concat(content.Headers.NonValidated);
        return all.Where(header => !header.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
            .Select(header => new[] { header.Key, string.Join(Separator(header.Key), header.Value) })
            .ToArray();
    }

    private static string Separator(string name) => name.Equals("User-Agent", StringComparison.OrdinalIgnoreCase) ? " " : ", ";

    private static byte[]? Body(string? text, string? base64)
    {
        if (text is not null) return Encoding.UTF8.GetBytes(text);
        return base64 is null ? null : Convert.FromBase64String(base64);
    }

    private static (string? Text, string? Base64) InTransit(byte[]? body)
    {
        if (body is null) return (null, null);
        return Utf8.IsValid(body) ? (Encoding.UTF8.GetString(body), null) : (null, Convert.ToBase64String(body));
    }
}
