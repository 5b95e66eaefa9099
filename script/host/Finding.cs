using Microsoft.CodeAnalysis;

namespace ScriptHost;

/// <summary>Something to say about a script; line and column count from 1 and are 0 where there is no position.</summary>
internal sealed record Finding(string Code, string Severity, int Line, int Column, string Message)
{
    internal static Finding Error(string code, string message) => new(code, "error", 0, 0, message);

    internal static Finding From(string code, Diagnostic diagnostic) =>
        At(code, "error", diagnostic.Location, $"{diagnostic.Id}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}");

    internal static Finding At(string code, string severity, Location location, string message)
    {
        if (!location.IsInSource) return new Finding(code, severity, 0, 0, message);
        var start = location.GetMappedLineSpan().StartLinePosition;
        return new Finding(code, severity, start.Line + 1, start.Character + 1, message);
    }
}

/// <summary>The platform looks for one class of one name.</summary>
internal static class ClassName
{
    internal static Finding Missing(IEnumerable<string> found)
    {
        string names = string.Join(", ", found.Where(name => !name.StartsWith('<')).Take(5));
        string seen = names.Length == 0 ? "no class" : names;
        return Finding.Error(
            "class-name",
            $"The file has no 'public class Script : ScriptBase' (found: {seen}), so the platform has nothing to run. Name the class exactly Script.");
    }
}
