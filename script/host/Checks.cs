using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ScriptHost;

internal sealed record Skipped(string Check, string Reason);

internal sealed record CheckResult(Finding[] Findings, Skipped[] Skipped);

/// <summary>
/// What can be said about a script before it is deployed, without running it. The rules are those of "Write code in a
/// custom connector" (Microsoft Learn). Strict is for a connector's own script: every warning becomes an error, and the
/// language has to be C# 7.3.
/// </summary>
internal static class Checks
{
    private const int LargestScript = 1024 * 1024;

    internal static CheckResult Run(string path, bool strict)
    {
        byte[] bytes = File.ReadAllBytes(path);
        SourceText text = SourceText.From(bytes, bytes.Length, Encoding.UTF8);
        CSharpCompilation compilation = Compiler.AsWritten(path, text);
        SourceText running = Compiler.WithoutMissingUsings(path, text);
        Diagnostic[] errors = Compiler.Errors(running == text ? compilation : Compiler.AsWritten(path, running));
        List<Skipped> skipped = [];
        List<Finding> findings =
        [
            .. Size(bytes),
            .. OneFile(compilation),
            .. Class(compilation),
            .. Running(path, text, errors),
            .. OnFramework48(path, text, skipped),
            .. errors.Length > 0 ? [] : BothKinds(path, running),
            .. TypeUse.Findings(compilation),
        ];
        if (strict) findings = [.. findings.Select(finding => finding with { Severity = "error" }), .. errors.Length > 0 ? [] : OldLanguage(path, running)];
        return new CheckResult([.. findings.OrderBy(finding => finding.Line)], [.. skipped]);
    }

    private static IEnumerable<Finding> Size(byte[] bytes)
    {
        if (bytes.Length <= LargestScript) yield break;
        yield return Finding.Error("size", $"The script has {bytes.Length} bytes, and the platform takes at most {LargestScript} (1 MB). Shorten it.");
    }

    private static IEnumerable<Finding> OneFile(CSharpCompilation compilation) =>
        compilation.SyntaxTrees[0].GetRoot().DescendantTrivia(descendIntoTrivia: true)
            .Where(trivia => trivia.IsKind(SyntaxKind.LoadDirectiveTrivia) || trivia.IsKind(SyntaxKind.ReferenceDirectiveTrivia))
            .Select(trivia => Finding.At("one-file", "error", trivia.GetLocation(), "The platform takes exactly one file and no packages: put the code here instead of #load or #r."));

    private static IEnumerable<Finding> Class(CSharpCompilation compilation)
    {
        var classes = compilation.SyntaxTrees[0].GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>().ToArray();
        var script = classes.FirstOrDefault(found => found.Identifier.Text == "Script" && found.Parent is CompilationUnitSyntax);
        bool inherits = script?.BaseList?.Types.Any(type => type.Type.ToString().Split('.')[^1] == "ScriptBase") ?? false;
        if (!inherits) yield return ClassName.Missing(classes.Select(found => found.Identifier.Text));
    }

    /// <summary>What the platform compiles and this machine does not is no error of the script.</summary>
    private static IEnumerable<Finding> Running(string path, SourceText text, Diagnostic[] errors) =>
        Compiler.Problems(path, text, errors)
            .Select(finding => finding.Code == "framework-only" ? finding with { Severity = "warning" } : finding);

    private static IEnumerable<Finding> Compiles(string code, CSharpCompilation compilation) =>
        Compiler.Errors(compilation).Select(error => Finding.From(code, error));

    private static IEnumerable<Finding> OnFramework48(string path, SourceText text, List<Skipped> skipped)
    {
        if (References.Framework48.Value is { } framework) return Compiles("compile-net48", Compiler.ForFramework48(path, text, framework));
        skipped.Add(new Skipped("compile-net48", "The reference assemblies of .NET Framework 4.8 are not on this machine."));
        return [];
    }

    private static IEnumerable<Finding> BothKinds(string path, SourceText text) =>
        Compiles("compile-as-script", Compiler.AsScript(path, text)).Select(finding => finding with { Severity = "warning" });

    private static IEnumerable<Finding> OldLanguage(string path, SourceText text) =>
        Compiles("language", Compiler.InLanguage(LanguageVersion.CSharp7_3, path, text));
}
