using System.Text.Json;
using SendmodeClients;

// Reads one order a line and writes one answer a line, until its input ends.
var json = new JsonSerializerOptions(JsonSerializerDefaults.Web);

while (Console.In.ReadLine() is { } line)
{
    Console.Out.WriteLine(JsonSerializer.Serialize(await AnswerTo(line), json));
}

async Task<object> AnswerTo(string line)
{
    try
    {
        var order = JsonSerializer.Deserialize<Order>(line, json) ?? throw new ArgumentException("The order is null.");
        return await CallerFor(order).Call(order);
    }
    catch (Exception error)
    {
        // Nothing typed: a test that expects an answer or a typed failure sees what came instead.
        return new { Thrown = error.GetType().Name, error.Message };
    }
}

static ICaller CallerFor(Order order) => order.Client switch
{
    "kiota" => new KiotaCaller(order.Address),
    "nswag" => new NswagCaller(order.Address),
    _ => throw new ArgumentException($"There is no client {order.Client}."),
};
