#nullable disable
// The surface that the platform gives to a script: the documented members of "Write code in a custom connector"
// (Microsoft Learn), and the two undocumented members of IScriptContext that published scripts use.
// It stays within what .NET Framework 4.8 and C# 7.3 know, since it is also compiled against that surface.

using System;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;

namespace Microsoft.PowerPlatform.Connectors.CustomCode.CSharp
{
    public interface IScriptContext
    {
        string CorrelationId { get; }
        string OperationId { get; }
        HttpRequestMessage Request { get; }
        ILogger Logger { get; }
        Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken);

        /// <summary>Undocumented: the address as the flow called it, before request policies.</summary>
        Uri OriginalRequestUri { get; }

        /// <summary>Undocumented: an address at which a backend can call the platform back.</summary>
        Uri CreateNotificationUri(string pathAndQuerySuffix);
    }

    public abstract class ScriptBase
    {
        public IScriptContext Context { get; private set; }
        public CancellationToken CancellationToken { get; private set; }

        public static StringContent CreateJsonContent(string serializedJson)
        {
            return new StringContent(serializedJson, Encoding.UTF8, "application/json");
        }

        public abstract Task<HttpResponseMessage> ExecuteAsync();

        internal void Attach(IScriptContext context, CancellationToken cancellationToken)
        {
            Context = context;
            CancellationToken = cancellationToken;
        }
    }
}
