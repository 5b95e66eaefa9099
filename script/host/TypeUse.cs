using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScriptHost;

/// <summary>Looks at every type that a script uses, named or not, and at the members that the platform forbids or does not document.</summary>
internal static class TypeUse
{
    private static readonly string[] Forbidden = ["System.Net.WebClient", "System.Threading.Thread"];
    private static readonly string[] Undocumented = ["OriginalRequestUri", "CreateNotificationUri"];

    internal static IEnumerable<Finding> Findings(CSharpCompilation compilation)
    {
        SyntaxTree tree = compilation.SyntaxTrees[0];
        SemanticModel model = compilation.GetSemanticModel(tree);
        var expressions = tree.GetRoot().DescendantNodes().OfType<ExpressionSyntax>().Where(node => !IsPartOfName(node));
        var uses = expressions.SelectMany(node => Uses(model, node).SelectMany(Flatten).Select(type => (node, type)));
        return uses.SelectMany(use => Judge(use.node, use.type))
            .Concat(Imports(tree))
            .Concat(OwnClients(model, tree))
            .Concat(UndocumentedMembers(model, tree))
            .DistinctBy(finding => (finding.Line, finding.Message));
    }

    private static bool IsPartOfName(ExpressionSyntax node) =>
        node.Ancestors().Any(ancestor => ancestor is UsingDirectiveSyntax or NamespaceDeclarationSyntax);

    private static IEnumerable<ITypeSymbol> Uses(SemanticModel model, ExpressionSyntax node)
    {
        ISymbol? symbol = model.GetSymbolInfo(node).Symbol;
        if (symbol is ITypeSymbol named) yield return named;
        else if (symbol?.ContainingType is { } owner) yield return owner;
        if (model.GetTypeInfo(node).Type is { } type) yield return type;
    }

    private static IEnumerable<INamedTypeSymbol> Flatten(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Flatten(array.ElementType),
        INamedTypeSymbol named when named.Locations.Any(location => location.IsInMetadata) => named.TypeArguments.SelectMany(Flatten).Prepend(named),
        _ => [],
    };

    private static IEnumerable<Finding> Judge(ExpressionSyntax node, INamedTypeSymbol type)
    {
        string name = type.ContainingNamespace.ToDisplayString();
        string full = $"{name}.{type.Name}";
        if (Forbidden.Contains(full)) yield return Finding.At("forbidden-type", "error", node.GetLocation(), $"{full} is not for scripts: use Context.SendAsync and tasks.");
        if (IsAllowed(name) || type.ContainingNamespace.IsGlobalNamespace) yield break;
        yield return Outside(name, node, full);
    }

    private static IEnumerable<Finding> Imports(SyntaxTree tree) =>
        tree.GetRoot().DescendantNodes().OfType<UsingDirectiveSyntax>()
            .Where(node => node.Alias is null && node.StaticKeyword.IsKind(SyntaxKind.None) && !IsAllowed($"{node.Name}"))
            .Select(node => Outside($"{node.Name}", node, $"{node.Name}"));

    // Awaiting brings in types of System.Runtime.CompilerServices that no script names.
    private static bool IsAllowed(string name) => Namespaces.Usings.Contains(name) || name == "System.Runtime.CompilerServices";

    private static Finding Outside(string name, SyntaxNode node, string used)
    {
        string severity = Namespaces.Tolerated.Contains(name) ? "warning" : "error";
        return Finding.At("namespace", severity, node.GetLocation(), $"{used} is outside the namespaces that scripts may use; certification refuses it.");
    }

    private static IEnumerable<Finding> OwnClients(SemanticModel model, SyntaxTree tree) =>
        tree.GetRoot().DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>()
            .Where(node => model.GetTypeInfo(node).Type?.ToDisplayString() == "System.Net.Http.HttpClient")
            .Select(node => Finding.At("own-http-client", "warning", node.GetLocation(), "An HttpClient of the script's own works today and will be blocked. Use Context.SendAsync."));

    private static IEnumerable<Finding> UndocumentedMembers(SemanticModel model, SyntaxTree tree)
    {
        var names = tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>();
        var members = names.Where(node => Undocumented.Contains(node.Identifier.Text) && model.GetSymbolInfo(node).Symbol?.ContainingType?.Name == "IScriptContext");
        var imports = tree.GetRoot().DescendantNodes().OfType<UsingDirectiveSyntax>().Where(node => node.Name?.ToString() == Namespaces.Surface);
        return members.Cast<SyntaxNode>().Concat(imports)
            .Select(node => Finding.At("undocumented", "warning", node.GetLocation(), $"{node.ToString().Trim()} is not documented and may disappear."));
    }
}
