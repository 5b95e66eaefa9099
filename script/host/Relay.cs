using System.Collections.Concurrent;

namespace ScriptHost;

/// <summary>Lets the caller send a script's requests: one "send" line out, one "sent" line back.</summary>
internal sealed class Relay(Protocol protocol, long id) : HttpMessageHandler
{
    private readonly ConcurrentDictionary<long, TaskCompletionSource<Incoming>> waiting = new();
    private long calls;

    internal void Deliver(Incoming sent)
    {
        if (waiting.TryRemove(sent.Call, out var answer)) answer.TrySetResult(sent);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        RequestData data = await HttpMessages.FromRequest(request, cancellationToken);
        Incoming sent = await Ask(data, cancellationToken);
        if (sent.Response is not null) return HttpMessages.ToResponse(sent.Response, request);
        string reason = sent.Failure?.Message ?? "The caller gave no answer.";
        throw sent.Failure?.Kind == "timeout" ? new TaskCanceledException(reason) : new HttpRequestException(reason);
    }

    private async Task<Incoming> Ask(RequestData request, CancellationToken cancellationToken)
    {
        long call = Interlocked.Increment(ref calls);
        var answer = new TaskCompletionSource<Incoming>(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting[call] = answer;
        using var registration = cancellationToken.Register(() =>
        {
            if (!waiting.TryRemove(call, out _)) return;
            protocol.Write(new { type = "abandon", id, call });
            answer.TrySetCanceled(cancellationToken);
        });
        protocol.Write(new { type = "send", id, call, request });
        return await answer.Task;
    }
}
