using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace ScriptHost;

/// <summary>Runs scripts: each call has its own context, its own relay and its own cancellation.</summary>
internal sealed class Calls(Protocol protocol)
{
    private sealed class Running(Relay relay)
    {
        private readonly CancellationTokenSource cancellation = new();
        private Task cancelling = Task.CompletedTask;

        internal Relay Relay => relay;

        internal CancellationToken Token => cancellation.Token;

        /// <summary>A script's callbacks run here, so they must neither block the caller nor throw into it.</summary>
        internal void Cancel() => cancelling = Task.Run(() =>
        {
            try
            {
                cancellation.Cancel();
            }
            catch (Exception)
            {
                // A callback has thrown, or the call has just ended.
            }
        });

        /// <summary>A call whose callbacks go on has not ended, so that its caller can replace this process.</summary>
        internal async Task End()
        {
            await cancelling;
            cancellation.Dispose();
        }
    }

    private readonly ConcurrentDictionary<long, Running> running = new();

    // Redirects, cookies and compressed answers reach the script as they came.
    private readonly HttpMessageInvoker direct = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        UseProxy = false,
    });

    internal void Start(Incoming call)
    {
        var entry = new Running(new Relay(protocol, call.Id));
        running[call.Id] = entry;
        _ = Task.Run(async () =>
        {
            object result = await Run(call, entry);
            running.TryRemove(call.Id, out _);
            await entry.End();
            protocol.Write(result);
        });
    }

    internal void Deliver(Incoming sent)
    {
        if (running.TryGetValue(sent.Id, out var entry)) entry.Relay.Deliver(sent);
    }

    /// <summary>The platform has given up: the script's token is cancelled, and so is every request that is under way.</summary>
    internal void Cancel(long id)
    {
        if (running.TryGetValue(id, out var entry)) entry.Cancel();
    }

    private async Task<object> Run(Incoming call, Running entry)
    {
        try
        {
            CompiledScript script = ScriptLibrary.Get(call.Script!);
            if (script.Type is null) return new { type = "result", id = call.Id, outcome = "not compiled", findings = script.Findings };
            // The caller's clock starts here: compiling takes no time on the platform.
            protocol.Write(new { type = "started", id = call.Id });
            HttpResponseMessage? response = await Execute(script, call, entry);
            if (response is null) return Threw(call, "System.NullReferenceException", "ExecuteAsync returned null instead of an answer.", 0);
            return new { type = "result", id = call.Id, outcome = "answered", response = await HttpMessages.FromResponse(response) };
        }
        catch (Exception exception)
        {
            return Threw(call, exception.GetType().FullName!, exception.Message, LineInScript(exception, call.Script!));
        }
    }

    private async Task<HttpResponseMessage?> Execute(CompiledScript compiled, Incoming call, Running entry)
    {
        var request = HttpMessages.ToRequest(call.Request!, call.EmptyContent);
        HttpMessageInvoker sender = call.Direct ? direct : new HttpMessageInvoker(entry.Relay);
        var guarded = new HttpMessageInvoker(new ClientRules(sender, entry.Token));
        var script = compiled.Create();
        script.Attach(new ScriptContext(call, request, new CallLogger(protocol, call.Id), guarded), entry.Token);
        return await script.ExecuteAsync();
    }

    private static object Threw(Incoming call, string exception, string message, int line) =>
        new { type = "result", id = call.Id, outcome = "threw", exception, message, line };

    private static int LineInScript(Exception exception, string path) =>
        new StackTrace(exception, fNeedFileInfo: true).GetFrames().FirstOrDefault(frame => frame.GetFileName() == path)?.GetFileLineNumber() ?? 0;
}
