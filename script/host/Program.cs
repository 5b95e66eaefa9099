using System.Text;
using ScriptHost;

// The protocol owns the standard output; whatever a script prints goes to the standard error.
var protocol = new Protocol(Console.OpenStandardOutput());
Console.SetOut(Console.Error);

// .NET Framework knows the Windows code pages, and a script that blocks its thread must not hold up the others.
Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
ThreadPool.SetMinThreads(32, 32);
HttpClient.DefaultProxy = new OwnClients();

var calls = new Calls(protocol);
using var input = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
protocol.Write(new { type = "ready", process = Environment.ProcessId });

while (input.ReadLine() is { } line) Handle(Protocol.Read(line));

// The caller has gone: so does this process, whatever a script is still doing.
Environment.Exit(0);

void Handle(Incoming message)
{
    // The caller is told at once that this process reads, however long the rest takes.
    if (message.Type is "execute" or "prepare" or "check") protocol.Write(new { type = "taken", id = message.Id });
    switch (message.Type)
    {
        case "execute":
            calls.Start(message);
            break;
        case "sent":
            calls.Deliver(message);
            break;
        case "cancel":
            calls.Cancel(message.Id);
            break;
        case "prepare":
            Answer(message.Id, () => new CheckResult(ScriptLibrary.Get(message.Script!).Findings, []));
            break;
        case "check":
            Answer(message.Id, () => Checks.Run(message.Script!, message.Strict));
            break;
        default:
            throw new InvalidOperationException($"Unknown message type '{message.Type}'.");
    }
}

void Answer(long id, Func<CheckResult> answer) =>
    Task.Run(() =>
    {
        try
        {
            CheckResult result = answer();
            protocol.Write(new { type = "findings", id, findings = result.Findings, skipped = result.Skipped });
        }
        catch (Exception exception)
        {
            protocol.Write(new { type = "failed", id, message = $"{exception.GetType().Name}: {exception.Message}" });
        }
    });
