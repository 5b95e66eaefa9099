using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace ScriptHost;

/// <summary>Compiles a script as an ordinary source file with the platform's usings.</summary>
internal static class Compiler
{
    /// <summary>Published scripts compile with C# 9 or 10 and fail below.</summary>
    private const LanguageVersion PlatformLanguage = LanguageVersion.CSharp10;

    private static readonly CSharpCompilationOptions Library =
        new(OutputKind.DynamicallyLinkedLibrary, deterministic: true, optimizationLevel: OptimizationLevel.Release);

    /// <summary>As it is written, on the .NET that runs this host.</summary>
    internal static CSharpCompilation AsWritten(string path, SourceText script) =>
        CSharpCompilation.Create("script", [Parse(path, script), GlobalUsings()], References.Modern.Value, Library);

    /// <summary>As it runs here.</summary>
    internal static CSharpCompilation ForRunning(string path, SourceText script) =>
        AsWritten(path, WithoutMissingUsings(path, script));

    /// <summary>
    /// The script with blanks in the place of usings of namespaces that this .NET has not. Where a script needs one of
    /// them, the place that does is an error; where it does not, it runs.
    /// </summary>
    internal static SourceText WithoutMissingUsings(string path, SourceText script)
    {
        CSharpCompilation compilation = AsWritten(path, script);
        CompilationUnitSyntax root = compilation.SyntaxTrees[0].GetCompilationUnitRoot();
        if (root.Usings.Count == 0) return script;
        var missing = Errors(compilation)
            .Where(error => error.Id is "CS0234" or "CS0246" && error.Location.SourceTree == root.SyntaxTree)
            .Select(error => root.FindNode(error.Location.SourceSpan).FirstAncestorOrSelf<UsingDirectiveSyntax>())
            .OfType<UsingDirectiveSyntax>()
            .Distinct();
        return script.WithChanges(missing.Select(node => new TextChange(node.Span, Blank(node.ToString()))));
    }

    private static string Blank(string text) => string.Concat(text.Select(each => each is '\r' or '\n' ? each : ' '));

    /// <summary>Against the surface of .NET Framework 4.8, with the script surface as a source beside it.</summary>
    internal static CSharpCompilation ForFramework48(string path, SourceText script, MetadataReference[] framework) =>
        CSharpCompilation.Create("script", [Parse(path, script), GlobalUsings(), ScriptSurface()], framework, Library);

    /// <summary>As a C# script, the way csi.exe would take it.</summary>
    internal static CSharpCompilation AsScript(string path, SourceText script)
    {
        var options = new CSharpParseOptions(PlatformLanguage, kind: SourceCodeKind.Script);
        var tree = CSharpSyntaxTree.ParseText(script, options, path);
        return CSharpCompilation.CreateScriptCompilation("script", tree, References.Modern.Value, Library.WithUsings(Namespaces.Usings));
    }

    /// <summary>In an older version of the language, which has no global usings: they go before the text.</summary>
    internal static CSharpCompilation InLanguage(LanguageVersion version, string path, SourceText script)
    {
        string usings = string.Concat(Namespaces.Usings.Select(name => $"using {name}; "));
        var text = SourceText.From($"{usings}\n#line 1 \"{Path.GetFileName(path)}\"\n{script}", System.Text.Encoding.UTF8);
        var tree = CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(version), path);
        return CSharpCompilation.Create("script", [tree], References.Modern.Value, Library);
    }

    /// <summary>
    /// What keeps a script from running here, or nothing: "framework-only" where it compiles against .NET Framework 4.8
    /// all the same, as the platform compiles it.
    /// </summary>
    internal static Finding[] Problems(string path, SourceText script, Diagnostic[] errors)
    {
        bool onFramework = errors.Length > 0
            && References.Framework48.Value is { } framework
            && Errors(ForFramework48(path, script, framework)).Length == 0;
        string code = onFramework ? "framework-only" : "compile";
        return [.. errors.Select(error => Finding.From(code, error))];
    }

    internal static Diagnostic[] Errors(CSharpCompilation compilation) =>
        compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToArray();

    /// <summary>Writes the assembly with its line numbers, or returns what is wrong with the script.</summary>
    internal static Diagnostic[] Emit(CSharpCompilation compilation, string assemblyPath)
    {
        string unfinished = $"{assemblyPath}.{Guid.NewGuid():N}";
        EmitResult result;
        using (var file = File.Create(unfinished))
        {
            result = compilation.Emit(file, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.Embedded));
        }
        if (result.Success && !File.Exists(assemblyPath)) File.Move(unfinished, assemblyPath, overwrite: true);
        else File.Delete(unfinished);
        return result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToArray();
    }

    private static SyntaxTree Parse(string path, SourceText script) =>
        CSharpSyntaxTree.ParseText(script, new CSharpParseOptions(PlatformLanguage), path);

    private static SyntaxTree GlobalUsings() =>
        CSharpSyntaxTree.ParseText(
            string.Concat(Namespaces.Usings.Select(name => $"global using {name};\n")),
            new CSharpParseOptions(PlatformLanguage));

    private static SyntaxTree ScriptSurface()
    {
        using var source = typeof(Compiler).Assembly.GetManifestResourceStream("Surface.cs")!;
        return CSharpSyntaxTree.ParseText(SourceText.From(source), new CSharpParseOptions(PlatformLanguage), "Surface.cs");
    }
}
