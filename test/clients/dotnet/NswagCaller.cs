using SendmodeClients.Nswag;

namespace SendmodeClients;

public sealed class NswagCaller(string address) : ICaller
{
    private const string ContentType = "application/json";

    private readonly SendmodeClient client = new(new HttpClient()) { BaseUrl = address };

    public async Task<object> Call(Order order)
    {
        try
        {
            return await Answer(order);
        }
        catch (ApiException<SendmodeError> refusal)
        {
            var (body, status) = (refusal.Result, refusal.StatusCode);
            return new Failure(nameof(SendmodeError), status, body.Status, body.StatusCode, body.Error);
        }
        catch (ApiException<UnknownOutcome> unknown)
        {
            var (body, status) = (unknown.Result, unknown.StatusCode);
            return new Failure(
                nameof(UnknownOutcome), status, body.Status, body.StatusCode, body.Error, body.Customerid, body.CorrelationId);
        }
        catch (ApiException other) when (other.InnerException is null)
        {
            return new Failure(nameof(ApiException), other.StatusCode);
        }
    }

    private async Task<object> Answer(Order order)
    {
        switch (order.Action)
        {
            case "Send_SMS":
                var message = new Send_SMSRequestMessage
                {
                    Messagetext = order.Text,
                    Recipients = order.Recipients?.ToList(),
                    Customerid = order.Reference,
                };
                var sent = await client.Send_SMSAsync(new Send_SMSRequest { Message = message }, ContentType);
                return new { sent.Status, sent.StatusCode, sent.Message.Customerid, sent.Message.Recipients };
            case "Import_Customer":
                var customer = new Import_CustomerRequestImportdata { Mobilenumber = order.Number, Firstname = order.Name };
                var imported = await client.Import_CustomerAsync(
                    new Import_CustomerRequest { Group = order.Group, Importdata = customer }, ContentType);
                return new { imported.Status, imported.StatusCode, imported.Group, imported.Importdata.Firstname };
            case "Check_Credits":
                var credits = await client.Check_CreditsAsync(ContentType);
                return new { credits.Status, credits.StatusCode, credits.Balance };
            case "Optout_Customer":
                var optout = new Optout_CustomerRequestMessage { Mobilenumber = order.Number };
                var optedOut = await client.Optout_CustomerAsync(new Optout_CustomerRequest { Message = optout }, ContentType);
                return new { optedOut.Status, optedOut.StatusCode, optedOut.Mobilenumber };
            default:
                throw new ArgumentException($"There is no action {order.Action}.");
        }
    }
}
