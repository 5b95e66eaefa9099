using System.Collections.Concurrent;

namespace ScriptHost;

/// <summary>
/// What HttpClient does around a request, however it is sent: a message goes out once, and an answer arrives whole. A
/// request also ends with its call, even where the script passes no token.
/// </summary>
internal sealed class ClientRules(HttpMessageInvoker sender, CancellationToken callEnded) : HttpMessageHandler
{
    private readonly ConcurrentDictionary<HttpRequestMessage, bool> sent = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!sent.TryAdd(request, true)) throw new InvalidOperationException("The request message was already sent. Cannot send the same request message multiple times.");
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, callEnded);
        HttpResponseMessage response = await sender.SendAsync(request, either.Token);
        await response.Content.ReadAsByteArrayAsync(either.Token);
        return response;
    }
}
