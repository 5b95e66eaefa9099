using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Http.HttpClientLibrary;
using SendmodeClients.Kiota;
using SendmodeClients.Kiota.Models;

namespace SendmodeClients;

public sealed class KiotaCaller(string address) : ICaller
{
    private readonly SendmodeClient client = new(
        new HttpClientRequestAdapter(new AnonymousAuthenticationProvider()) { BaseUrl = address });

    public async Task<object> Call(Order order)
    {
        try
        {
            return await Answer(order) ?? throw new InvalidOperationException("Kiota's client returned nothing.");
        }
        catch (SendmodeError refusal)
        {
            return new Failure(
                nameof(SendmodeError), refusal.ResponseStatusCode, refusal.Status, refusal.StatusCode, Plain(refusal.Error));
        }
        catch (UnknownOutcome unknown)
        {
            return new Failure(
                nameof(UnknownOutcome), unknown.ResponseStatusCode, unknown.Status, unknown.StatusCode,
                unknown.Error, unknown.Customerid, unknown.CorrelationId);
        }
        catch (ApiException other)
        {
            return new Failure(nameof(ApiException), other.ResponseStatusCode);
        }
    }

    private async Task<object?> Answer(Order order)
    {
        switch (order.Action)
        {
            case "Send_SMS":
                var sent = await client.Send.PostAsync(new Send_SMSRequest
                {
                    Message = new Send_SMSRequestMessage
                    {
                        Messagetext = order.Text,
                        Recipients = order.Recipients?.ToList(),
                        Customerid = order.Reference,
                    },
                });
                return sent is null ? null : new { sent.Status, sent.StatusCode, sent.Message?.Customerid, sent.Message?.Recipients };
            case "Import_Customer":
                var imported = await client.Import.PostAsync(new Import_CustomerRequest
                {
                    Group = order.Group,
                    Importdata = new Import_CustomerRequestImportdata { Mobilenumber = order.Number, Firstname = order.Name },
                });
                return imported is null ? null : new { imported.Status, imported.StatusCode, imported.Group, imported.Importdata?.Firstname };
            case "Check_Credits":
                var credits = await client.Credits.GetAsync();
                return credits is null ? null : new { credits.Status, credits.StatusCode, credits.Balance };
            case "Optout_Customer":
                var optedOut = await client.Optout.PostAsync(new Optout_CustomerRequest
                {
                    Message = new Optout_CustomerRequestMessage { Mobilenumber = order.Number },
                });
                return optedOut is null ? null : new { optedOut.Status, optedOut.StatusCode, optedOut.Mobilenumber };
            default:
                throw new ArgumentException($"There is no action {order.Action}.");
        }
    }

    private static object? Plain(UntypedNode? node) => node switch
    {
        UntypedString text => text.GetValue(),
        UntypedInteger number => number.GetValue(),
        UntypedObject members => members.GetValue().ToDictionary(member => member.Key, member => Plain(member.Value)),
        UntypedArray items => items.GetValue().Select(Plain).ToList(),
        null or UntypedNull => null,
        _ => throw new InvalidOperationException($"The errors of the gateway hold no {node.GetType().Name}."),
    };
}
