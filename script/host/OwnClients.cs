using System.Net;

namespace ScriptHost;

/// <summary>
/// The proxy of every client that a script makes itself: nothing listens there, so that no request leaves the computer past
/// the gateway. Its name is what the script's error shows. A service on this computer is reached all the same.
/// </summary>
internal sealed class OwnClients : IWebProxy
{
    private static readonly Uri Nowhere = new("http://use-context-sendasync.invalid:1");

    public ICredentials? Credentials { get; set; }

    public Uri GetProxy(Uri destination) => Nowhere;

    public bool IsBypassed(Uri host) => host.IsLoopback;
}
