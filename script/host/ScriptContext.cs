using Microsoft.Extensions.Logging;
using Microsoft.PowerPlatform.Connectors.CustomCode.CSharp;

namespace ScriptHost;

/// <summary>What a script sees of the platform during one call.</summary>
internal sealed class ScriptContext(Incoming call, HttpRequestMessage request, ILogger logger, HttpMessageInvoker sender) : IScriptContext
{
    public string CorrelationId => call.CorrelationId ?? "";
    public string OperationId => call.OperationId ?? "";
    public HttpRequestMessage Request => request;
    public ILogger Logger => logger;
    public Uri OriginalRequestUri { get; } = new(call.OriginalUrl ?? call.Request!.Url);

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, CancellationToken cancellationToken) =>
        sender.SendAsync(message, cancellationToken);

    public Uri CreateNotificationUri(string pathAndQuerySuffix) => new($"https://notification.invalid{pathAndQuerySuffix}");
}

/// <summary>Sends what a script logs to the caller, line by line, so that nothing is lost when the script is stopped.</summary>
internal sealed class CallLogger(Protocol protocol, long id) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

    public void Log<TState>(LogLevel level, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        string text = exception is null ? formatter(state, null) : $"{formatter(state, exception)}\n{exception.GetType()}: {exception.Message}";
        protocol.Write(new { type = "log", id, level = level.ToString(), text });
    }
}
