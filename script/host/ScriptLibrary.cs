using System.Collections.Concurrent;
using System.Runtime.Loader;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Microsoft.PowerPlatform.Connectors.CustomCode.CSharp;

namespace ScriptHost;

/// <summary>A compiled script, or what is wrong with it.</summary>
internal sealed record CompiledScript(Type? Type, Finding[] Findings)
{
    internal ScriptBase Create() => (ScriptBase)Activator.CreateInstance(Type!)!;
}

/// <summary>
/// Compiled scripts by the hash of their text: an edited script is compiled anew at its next call, and an unchanged one
/// is not compiled again by the next process either, since the assemblies stay beside the host.
/// </summary>
internal static class ScriptLibrary
{
    private static readonly ConcurrentDictionary<string, Lazy<CompiledScript>> Known = new();
    private static readonly ConcurrentDictionary<string, (DateTime Written, CompiledScript Script)> Settled = new();

    /// <summary>Files are dated in steps of some milliseconds, so a younger one may change without a new date.</summary>
    private static readonly TimeSpan Young = TimeSpan.FromSeconds(2);

    /// <summary>The script as it is now. A file is read again only where it has another date, or is young.</summary>
    internal static CompiledScript Get(string path)
    {
        DateTime written = File.GetLastWriteTimeUtc(path);
        if (Settled.TryGetValue(path, out var settled) && settled.Written == written) return settled.Script;
        CompiledScript script = Read(path);
        if (DateTime.UtcNow - written > Young) Settled[path] = (written, script);
        return script;
    }

    private static CompiledScript Read(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        string key = Convert.ToHexString(SHA256.HashData([.. Encoding.UTF8.GetBytes(path + "\n"), .. bytes]))[..32];
        return Known.GetOrAdd(key, _ => new Lazy<CompiledScript>(() => Load(path, bytes, key))).Value;
    }

    private static CompiledScript Load(string path, byte[] bytes, string key)
    {
        string folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "compiled")).FullName;
        string assemblyPath = Path.Combine(folder, $"{key}.dll");
        Finding[] errors = File.Exists(assemblyPath) ? [] : Compile(path, bytes, assemblyPath);
        if (errors.Length > 0) return new CompiledScript(null, errors);
        var assembly = new AssemblyLoadContext(key).LoadFromAssemblyPath(assemblyPath);
        Type? type = assembly.GetType("Script");
        return type is not null && type.IsSubclassOf(typeof(ScriptBase))
            ? new CompiledScript(type, [])
            : new CompiledScript(null, [ClassName.Missing(assembly.GetTypes().Select(found => found.Name))]);
    }

    private static Finding[] Compile(string path, byte[] bytes, string assemblyPath)
    {
        SourceText text = SourceText.From(bytes, bytes.Length, Encoding.UTF8, canBeEmbedded: true);
        return Compiler.Problems(path, text, Compiler.Emit(Compiler.ForRunning(path, text), assemblyPath));
    }
}
