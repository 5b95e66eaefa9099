namespace SendmodeClients;

/// <summary>One call that the tests order, as a line of JSON.</summary>
/// <param name="Client">The generator whose client makes the call: kiota or nswag.</param>
/// <param name="Address">The address of a connection at the gateway.</param>
/// <param name="Action">The operation id.</param>
public sealed record Order(
    string Client,
    string Address,
    string Action,
    string? Text = null,
    IReadOnlyList<string>? Recipients = null,
    string? Reference = null,
    string? Group = null,
    string? Number = null,
    string? Name = null);

/// <summary>What a generated exception told about a failed call, read through its typed members alone.</summary>
/// <param name="Thrown">The class of the error's body, or of the exception where the status has no typed body.</param>
/// <param name="Error">A text, or the object that the platform puts there.</param>
public sealed record Failure(
    string Thrown,
    int HttpStatus,
    string? Status = null,
    int? StatusCode = null,
    object? Error = null,
    string? Customerid = null,
    string? CorrelationId = null);

/// <summary>The actions through one generated client. Each returns the typed members of the answer, or the failure.</summary>
public interface ICaller
{
    Task<object> Call(Order order);
}
