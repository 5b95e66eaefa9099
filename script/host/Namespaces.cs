namespace ScriptHost;

/// <summary>The namespaces that a script may use, as "Write code in a custom connector" lists them.</summary>
internal static class Namespaces
{
    internal const string Surface = "Microsoft.PowerPlatform.Connectors.CustomCode.CSharp";

    internal static readonly string[] Documented =
    [
        "System",
        "System.Collections",
        "System.Collections.Generic",
        "System.Diagnostics",
        "System.IO",
        "System.IO.Compression",
        "System.Linq",
        "System.Net",
        "System.Net.Http",
        "System.Net.Http.Headers",
        "System.Net.Security",
        "System.Security.Authentication",
        "System.Security.Cryptography",
        "System.Text",
        "System.Text.RegularExpressions",
        "System.Threading",
        "System.Threading.Tasks",
        "System.Web",
        "System.Xml",
        "System.Xml.Linq",
        "System.Drawing",
        "System.Drawing.Drawing2D",
        "System.Drawing.Imaging",
        "Microsoft.Extensions.Logging",
        "Newtonsoft.Json",
        "Newtonsoft.Json.Linq",
    ];

    /// <summary>Not listed, yet common in published scripts: certification may refuse them.</summary>
    internal static readonly string[] Tolerated = ["System.Collections.Specialized", "System.Globalization"];

    /// <summary>The platform makes the documented namespaces usings of every script.</summary>
    internal static readonly string[] Usings = [.. Documented, Surface];
}
