using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>How values are called in a message and in a fix: by what the code itself calls them.</summary>
internal static class Wording
{
    /// <summary>The expression without casts and parentheses around it.</summary>
    public static string Bare(IOperation operation) => Bare(operation.Syntax).ToString();

    public static SyntaxNode Bare(SyntaxNode syntax) => syntax switch
    {
        ArgumentSyntax argument => Bare(argument.Expression),
        CastExpressionSyntax cast => Bare(cast.Expression),
        ParenthesizedExpressionSyntax parenthesized => Bare(parenthesized.Expression),
        CheckedExpressionSyntax isChecked => Bare(isChecked.Expression),
        RefExpressionSyntax reference => Bare(reference.Expression),
        PostfixUnaryExpressionSyntax { Operand: var operand } => Bare(operand),
        _ => syntax,
    };

    /// <summary>What a store through a pointer counts by: the index, or the whole place.</summary>
    public static string Index(IOperation target) => target is { Kind: OperationKind.None, ChildOperations: { Count: 2 } children } ? Bare(children.Last()) : Bare(target);

    /// <summary>The pointer that a store goes through.</summary>
    public static IOperation Pointer(IOperation target) => target.ChildOperations.FirstOrDefault() ?? target;

    /// <summary>What an operation on memory calls, by the names of the code.</summary>
    public static string Name(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: var method } => method.ContainingType.Name + "." + method.Name,
        IObjectCreationOperation { Type.Name: var type } => "new " + type,
        _ => Bare(operation),
    };

    /// <summary>The function in which code stands, as a path calls it.</summary>
    public static string Around(SyntaxNode code) => code.Ancestors().Select(node => node switch
    {
        LocalFunctionStatementSyntax { Identifier.ValueText: var name } => name,
        MethodDeclarationSyntax { Identifier.ValueText: var name } => name,
        ConstructorDeclarationSyntax { Identifier.ValueText: var name } => "new " + name,
        PropertyDeclarationSyntax { Identifier.ValueText: var name } => name,
        BaseTypeDeclarationSyntax { Identifier.ValueText: var name } => name,
        _ => null,
    }).OfType<string>().FirstOrDefault() ?? "here";

    /// <summary>What a function is called in a path.</summary>
    public static string Spelled(this IMethodSymbol function) => function.MethodKind switch
    {
        MethodKind.Constructor => "new " + function.ContainingType.Name,
        MethodKind.PropertyGet => function.AssociatedSymbol?.Name ?? function.Name,
        MethodKind.AnonymousFunction => "lambda",
        _ => function.Name,
    };

    /// <summary>A variable that holds the value.</summary>
    public static string? Name(Linear value, State state) => Variables(state)
        .FirstOrDefault(v => v.Value is Number number && number.Linear.Equals(value)).Symbol?.Name;

    /// <summary>A variable that holds the value before a loop statement, and can stand in a check in front of it.</summary>
    public static string? NameBefore(SyntaxNode loop, Linear value, State before, SemanticModel model) => Variables(before)
        .Where(v => v.Value is Number number && number.Linear.Equals(value))
        .Select(v => v.Symbol).FirstOrDefault(symbol => IsInScope(symbol, loop, model))?.Name;

    /// <summary>True for a variable that the place can name, and that the statement there does not declare or set first.</summary>
    private static bool IsInScope(ISymbol symbol, SyntaxNode place, SemanticModel model) =>
        model.LookupSymbols(place.SpanStart, name: symbol.Name).Contains(symbol, SymbolEqualityComparer.Default)
        && !symbol.DeclaringSyntaxReferences.Any(declaration => place.Span.Contains(declaration.Span))
        && !(place is ForStatementSyntax { Initializers: var first } && first.SelectMany(part => part.DescendantNodesAndSelf()).OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == symbol.Name));

    /// <summary>An inequality as the code could write it, or null where something in it has no name there.</summary>
    public static string? Fact(Linear fact, State state)
    {
        var (left, right) = (new List<string>(), new List<string>());
        foreach (var (root, k) in fact.Terms)
        {
            if (NameOf(root, state) is not { } name)
                return null;
            (k.Sign > 0 ? left : right).Add(Whole.Abs(k).IsOne ? name : $"{Whole.Abs(k)} * {name}");
        }
        var constant = fact.Constant;
        var bound = string.Join(" + ", right);
        return left.Count == 0 ? null : $"{string.Join(" + ", left)} <= " + (right.Count == 0 ? (-constant).ToString() : constant.IsZero ? bound : constant.Sign > 0 ? $"{bound} - {constant}" : $"{bound} + {-constant}");
    }

    private static string? NameOf(Root root, State state) => Name(root, state)
        ?? Variables(state).FirstOrDefault(v => v.Value is Sequence sequence && sequence.Length.Equals((Linear)root)) switch
        {
            { Symbol: { } symbol } => symbol.Name + ".Length",
            _ => (root.Read ?? root.Overflow ?? root.Cast)?.ToString(),
        };

    /// <summary>A capacity, counted in units, as an expression that may stand at the site; null when nothing in scope says it, or when it may be negative.</summary>
    public static string? Expression(Linear bytes, int unit, SyntaxNode site, SemanticModel? model, State state, Budget budget)
    {
        if (bytes.IsConstant)
            return (Whole.Max(bytes.Constant, 0) / unit).ToString();
        if (model is null || !state.Facts.Prove(-bytes, budget))
            return null;
        if (unit == 1 && bytes.Constant.IsZero && bytes.Terms is [{ Coefficient.IsOne: true, Root.Measured: { } type }])
            return SizeOf(type.ToMinimalDisplayString(model, site.SpanStart), site, model);
        foreach (var (symbol, value) in Variables(state))
        {
            if (!IsInScope(symbol, site, model))
                continue;
            if (value is Number number && (number.Linear * unit).Equals(bytes))
                return symbol.Name;
            if (value is Sequence sequence && !sequence.Length.IsConstant && (sequence.Length * unit).Equals(bytes))
                return symbol.Name + ".Length";
        }
        return state.Variables
            .Where(v => v.Key is Place && v.Value is Sequence { Length: { IsConstant: false } length } && (length * unit).Equals(bytes))
            .Select(v => ReadonlyField((Place)v.Key, site, model)).OfType<string>()
            .OrderBy(name => name, StringComparer.Ordinal).Select(name => name + ".Length").FirstOrDefault();
    }

    /// <summary>
    /// A capacity that is a length less what stands before it, as an expression that may stand at the site and cannot overflow; it may be negative. Null when something in it has no name there.
    /// </summary>
    public static string? Difference(Linear bytes, int unit, SyntaxNode site, SemanticModel? model, State state, Budget budget)
    {
        var (whole, parts) = (bytes.Terms.Where(term => term.Coefficient.Sign > 0).ToList(), bytes.Terms.Where(term => term.Coefficient.Sign < 0).ToList());
        if (model is null || whole.Count > 1 || whole.Count == 0 && bytes.Constant.Sign <= 0 || parts.Count > 2 || bytes.Constant.Sign > 0 && whole.Count == 1 || !(bytes.Constant / unit * unit).Equals(bytes.Constant))
            return null;
        var words = new List<string>();
        foreach (var (root, k) in whole.Concat(parts))
        {
            // What is taken away is never negative, so that each step stays between the ends.
            if (!state.Facts.Prove(-(Linear)root, budget) || Expression((Linear)root * Whole.Abs(k), unit, site, model, state, budget) is not { } name)
                return null;
            words.Add(name);
        }
        var constant = Whole.Abs(bytes.Constant / unit).ToString();
        return whole.Count == 0 ? string.Join(" - ", words.Prepend(constant)) : string.Join(" - ", bytes.Constant.IsZero ? words : words.Append(constant));
    }

    /// <summary>The name under which the site can reach a readonly field of its own type.</summary>
    private static string? ReadonlyField(Place place, SyntaxNode site, SemanticModel model)
    {
        var name = place.Path.TrimStart('.');
        return model.LookupSymbols(site.SpanStart, name: name) is [IFieldSymbol { IsReadOnly: true } field]
            && (field.IsStatic ? SymbolEqualityComparer.Default.Equals(place.Owner as ISymbol, field.ContainingType) : place.Owner is "this") ? name : null;
    }

    /// <summary><c>sizeof</c> of a struct of one's own needs unsafe code around it.</summary>
    private static string? SizeOf(string type, SyntaxNode site, SemanticModel model) =>
        site.Ancestors().Any(node => node is UnsafeStatementSyntax || node is MemberDeclarationSyntax { Modifiers: var member } && member.Any(SyntaxKind.UnsafeKeyword)
            || node is LocalFunctionStatementSyntax { Modifiers: var local } && local.Any(SyntaxKind.UnsafeKeyword)) ? $"sizeof({type})"
        : model.LookupNamespacesAndTypes(site.SpanStart, name: "Unsafe").Length > 0 ? $"Unsafe.SizeOf<{type}>()" : null;

    private static IEnumerable<(ISymbol Symbol, Value Value)> Variables(State state) => state.Variables
        .Where(v => v.Key is ILocalSymbol or IParameterSymbol).Select(v => ((ISymbol)v.Key, v.Value))
        .OrderBy(v => v.Item2 is Number).ThenBy(v => Join.Name(v.Item1), StringComparer.Ordinal);
}
