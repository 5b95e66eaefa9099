using System.Reflection;
using Microsoft.CodeAnalysis;

namespace ScriptHost;

/// <summary>What a script is compiled against.</summary>
internal static class References
{
    private const string MonoFramework48 = "/usr/lib/mono/4.8-api";

    /// <summary>The .NET that runs this host, the logging interface, Newtonsoft.Json and the script surface.</summary>
    internal static readonly Lazy<MetadataReference[]> Modern = new(() =>
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string[] others =
        [
            typeof(Microsoft.Extensions.Logging.ILogger).Assembly.Location,
            typeof(Newtonsoft.Json.JsonConvert).Assembly.Location,
            typeof(References).Assembly.Location,
        ];
        return TrustedAssemblies().Where(path => Path.GetDirectoryName(path) == framework).Concat(others).Select(Reference).ToArray();
    });

    /// <summary>.NET Framework 4.8, or null where its reference assemblies are not on this machine.</summary>
    internal static readonly Lazy<MetadataReference[]?> Framework48 = new(() =>
    {
        string? folder = new[] { Recorded("Framework48"), MonoFramework48 }.FirstOrDefault(Directory.Exists);
        if (folder is null) return null;
        string[] others = [Recorded("Newtonsoft48"), Recorded("Logging48")];
        string[] facades = Directory.GetFiles(Path.Combine(folder, "Facades"), "*.dll");
        return Directory.GetFiles(folder, "*.dll").Where(IsManaged).Concat(facades).Concat(others).Select(Reference).ToArray();
    });

    private static IEnumerable<string> TrustedAssemblies() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);

    // Two helpers of System.EnterpriseServices are native code.
    private static bool IsManaged(string path) => !path.EndsWith(".Thunk.dll") && !path.EndsWith(".Wrapper.dll");

    private static string Recorded(string key) =>
        typeof(References).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(item => item.Key == key).Value!;

    private static MetadataReference Reference(string path) => MetadataReference.CreateFromFile(path);
}
