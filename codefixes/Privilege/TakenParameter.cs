using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Polp.CodeFixes;

/// <summary>A method or constructor that takes what it acquired as a parameter, and its callers, who acquire it now.</summary>
/// <param name="place">Puts what is taken, given its name, where it is used, if that is not where the parameter is.</param>
/// <param name="named">What to call it.</param>
internal sealed class TakenParameter(Document document, Acquisition acquisition, SemanticModel model, SyntaxGenerator generator, IMethodSymbol method, SyntaxNode declaration, Func<SyntaxEditor, string, bool>? place = null, string? named = null)
{
    private readonly Dictionary<DocumentId, SyntaxEditor> editors = [];

    // Fix All leaves that of the one before.
    private readonly SyntaxAnnotation declared = new(Trial.Declared);
    private Task<ImmutableArray<CallSite>?>? calls;

    public IMethodSymbol Method => method;

    /// <summary>False when no code calls it, but something else may.</summary>
    public bool IsCalled { get; private set; } = true;

    /// <summary>The solution with it, or null where a call could not be made to say the same.</summary>
    /// <param name="type">What to take.</param>
    public async Task<Solution?> Apply(ITypeSymbol type, CancellationToken token)
    {
        editors.Clear();
        var solution = document.Project.Solution;
        if (await (calls ??= CallSite.Of(method, solution, token)).ConfigureAwait(false) is not { } sites || sites.Any(site => site.Document.Id == document.Id && declaration is not TypeDeclarationSyntax && declaration.Contains(site.Node)) || acquisition.Opening is not null && !acquisition.IsClosed || acquisition.IsAsked && sites.Length > 0)
            return null;
        IsCalled = sites.Length > 0;
        if (!IsCalled && !acquisition.IsAsked && !IsOwn(type))
            return null;
        var types = new WrittenTypes(generator, model, acquisition.Written.SpanStart);
        // What depends on more than the parameters nobody else can make.
        var own = new Translation(model, types, new(true, true, sites.Length > 0), parameter => SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, method) ? SyntaxFactory.IdentifierName(parameter.Name) : null);
        acquisition.Acquire(own);
        if (own.Failed)
            return null;
        var local = place is null ? CalleeEdit.Local(acquisition, model, declaration) : null;
        if (local is null && (acquisition is { IsWhole: true, IsClosed: true } || acquisition.Opening is not null))
            return null;
        var name = local?.Identifier.ValueText ?? named ?? FreeName.From(acquisition.Stem, IsFree(place is null ? declaration : declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>()!));
        var removed = Removed();
        var isWidened = acquisition.IsWhole && !acquisition.IsAsked && !SymbolEqualityComparer.Default.Equals(type, model.GetTypeInfo(acquisition.Written, token).Type);
        if (Siblings.Compete(method, removed) || isWidened && sites.Any(site => site.Document.Id == document.Id && Scope(declaration).Contains(site.Node)))
            return null;
        var edit = new ArgumentEdit(method, removed, types.Of(type.WithNullableAnnotation(NullableAnnotation.NotAnnotated)), name);
        if (!await EditCallee(edit, local, token).ConfigureAwait(false))
            return null;
        var taken = new HashSet<(SyntaxNode, string)>();
        foreach (var site in sites)
        {
            if (!await EditCall(site, edit, taken, token).ConfigureAwait(false))
                return null;
        }
        (await Editor(document, token).ConfigureAwait(false)).ReplaceNode(declaration, (current, _) =>
            (current is TypeDeclarationSyntax { ParameterList: null } type && place is not null ? PrimaryConstructor.Add(type, edit.Apply(SyntaxFactory.ParameterList())) : DocComment.Rename(current, [.. removed.OrderBy(ordinal => ordinal).Select(ordinal => method.Parameters[ordinal].Name)], name)).WithAdditionalAnnotations(declared));
        var changed = editors.Aggregate(solution, (all, edited) => all.WithDocumentSyntaxRoot(edited.Key, edited.Value.GetChangedRoot()));
        return await Trial.Succeeds(solution, changed, editors.Keys.Concat(await Users(solution, token).ConfigureAwait(false)), token).ConfigureAwait(false)
            && (!isWidened || await IsBoundAlike(changed, token).ConfigureAwait(false)) ? changed : null;
    }

    // A framework or a container calls what nobody else does, and knows only what it was told of.
    private bool IsOwn(ITypeSymbol type) => method.MethodKind == MethodKind.Constructor ? CapabilityTypes.IsShared(CapabilityTypes.Of(type)!)
        : method.IsStatic || method.DeclaredAccessibility == Accessibility.Private || method.ContainingType.BaseType is null or { SpecialType: SpecialType.System_Object or SpecialType.System_ValueType } && method.Name is not ("Invoke" or "InvokeAsync");

    private SyntaxNode Scope(SyntaxNode changed) => place is null ? changed : changed.FirstAncestorOrSelf<TypeDeclarationSyntax>()!;

    /// <summary>True when a wider type leads no call to another overload.</summary>
    private async Task<bool> IsBoundAlike(Solution changed, CancellationToken token)
    {
        var after = (await changed.GetDocument(document.Id)!.GetSemanticModelAsync(token).ConfigureAwait(false))!;
        var now = (await after.SyntaxTree.GetRootAsync(token).ConfigureAwait(false)).GetAnnotatedNodes(declared).First();
        return BoundCalls.Of(Scope(declaration), model, acquisition.Written, acquisition.Opening).SequenceEqual(BoundCalls.Of(Scope(now), after));
    }

    // Whoever names a type may need a constructor that no call shows.
    private async Task<IEnumerable<DocumentId>> Users(Solution solution, CancellationToken token) => method.MethodKind != MethodKind.Constructor ? []
        : (await SymbolFinder.FindReferencesAsync(method.ContainingType, solution, token).ConfigureAwait(false)).SelectMany(found => found.Locations).Where(place => place.Document is not SourceGeneratedDocument).Select(place => place.Document.Id);

    private async Task<bool> EditCallee(ArgumentEdit edit, VariableDeclaratorSyntax? local, CancellationToken token)
    {
        var editor = await Editor(document, token).ConfigureAwait(false);
        if ((declaration is TypeDeclarationSyntax type ? type.ParameterList : ((BaseMethodDeclarationSyntax)declaration).ParameterList) is { } list)
            editor.ReplaceNode(list, edit.Apply(list));
        if (place is not null)
            return place(editor, edit.Name);
        if (local is not null)
        {
            CalleeEdit.Drop(editor, local, acquisition.Opening);
            return true;
        }
        var use = acquisition.Use(edit.Name);
        return !use.Locals.Any(name => !IsFree(declaration)(name) || name == edit.Name) && CalleeEdit.Replace(editor, acquisition.Written, use);
    }

    private async Task<bool> EditCall(CallSite site, ArgumentEdit edit, HashSet<(SyntaxNode, string)> taken, CancellationToken token)
    {
        var around = acquisition.IsClosed ? HeldAround.Of(site, method.IsAsync || method.ReturnType.Name is "Task" or "ValueTask") : null;
        if (acquisition.IsClosed && (around is null || !taken.Add((around.Holder, ""))))
            return false;
        var used = new List<int>();
        var translation = new Translation(model, new(generator, site.Model, site.Node.SpanStart), Place(site), parameter => Argument(site, parameter, edit, used));
        var acquired = acquisition.Acquire(translation);
        var opened = acquisition.Opening is null ? [] : OpeningStatement.Arguments(acquisition.Opening).Select(argument => translation.Of(argument.Expression)).ToArray();
        // What an argument does to the object came before its members were read.
        if (translation.Failed || translation.UsesObject && !site.Arguments.All(argument => Evaluation.IsRepeatable(argument.Value)) || used.Any(parameter => used.Count(other => other == parameter) > 1 && !IsRepeatable(site, parameter))
            || !CallOrder.IsFree(site, around?.Holder, site.Arguments.Where(argument => argument.Parameter is { } parameter && used.Contains(parameter.Ordinal)).Select(argument => argument.Value).ToList(), acquisition.Writes))
            return false;
        var member = site.Node.AncestorsAndSelf().LastOrDefault(node => node is MemberDeclarationSyntax and not (BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax or GlobalStatementSyntax)) ?? site.Node.SyntaxTree.GetRoot(token);
        var name = FreeName.From(acquisition.IsWhole ? edit.Name : acquisition.Stem, candidate => IsFree(member)(candidate) && !taken.Contains((member, candidate)));
        taken.Add((member, name));
        var opening = acquisition.Opening is null ? null : OpeningStatement.On(acquisition.Opening, name, opened);
        var editor = await Editor(site.Document, token).ConfigureAwait(false);
        var list = edit.Apply(site, around is null ? acquired : SyntaxFactory.IdentifierName(name));
        editor.ReplaceNode(site.Node, (current, _) => WithArguments(current, list).WithAdditionalAnnotations(new SyntaxAnnotation(Trial.Called)));
        around?.Write(editor, name, acquired, opening is null ? [] : [opening]);
        return true;
    }

    private static SyntaxNode WithArguments(SyntaxNode call, ArgumentListSyntax list) => call switch
    {
        InvocationExpressionSyntax invocation => invocation.WithArgumentList(list),
        ObjectCreationExpressionSyntax { ArgumentList: null } creation => creation.WithType(creation.Type.WithoutTrailingTrivia()).WithArgumentList(list.WithTrailingTrivia(creation.Type.GetTrailingTrivia())),
        BaseObjectCreationExpressionSyntax creation => creation.WithArgumentList(list),
        ConstructorInitializerSyntax initializer => initializer.WithArgumentList(list),
        PrimaryConstructorBaseTypeSyntax initializer => initializer.WithArgumentList(list),
        _ => call,
    };

    /// <summary>The parameters that only say what to acquire.</summary>
    private List<int> Removed()
    {
        var scopes = declaration is TypeDeclarationSyntax ? method.ContainingType.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()) : [declaration];
        var names = scopes.SelectMany(scope => scope.DescendantNodes().OfType<IdentifierNameSyntax>()).ToLookup(name => name.Identifier.ValueText, StringComparer.Ordinal);
        return [.. method.Parameters.Where(parameter => !parameter.IsParams && parameter.RefKind == RefKind.None && !(method.IsExtensionMethod && parameter.Ordinal == 0)
            && names[parameter.Name].Any() && names[parameter.Name].All(name => acquisition.Parts.Any(part => part.Contains(name)) || name.Parent is NameColonSyntax)).Select(parameter => parameter.Ordinal)];
    }

    private ExpressionSyntax? Argument(CallSite site, IParameterSymbol parameter, ArgumentEdit edit, List<int> used)
    {
        if (!SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, method))
            return null;
        used.Add(parameter.Ordinal);
        var given = site.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal);
        // What stays an argument would be evaluated twice, and what is opened before the statement too early.
        if (given is null || (acquisition.IsClosed || !edit.Removed.Contains(parameter.Ordinal)) && !Evaluation.IsRepeatable(given.Value))
            return null;
        return given.ArgumentKind switch
        {
            Microsoft.CodeAnalysis.Operations.ArgumentKind.Explicit => given.Syntax is ArgumentSyntax argument ? argument.Expression : given.Syntax as ExpressionSyntax,
            Microsoft.CodeAnalysis.Operations.ArgumentKind.DefaultValue => parameter.DeclaringSyntaxReferences.Select(reference => (reference.GetSyntax() as ParameterSyntax)?.Default?.Value).FirstOrDefault() as LiteralExpressionSyntax,
            _ => null,
        };
    }

    private static bool IsRepeatable(CallSite site, int parameter) => site.Arguments.First(argument => argument.Parameter?.Ordinal == parameter) is { } given && Evaluation.IsRepeatable(given.Value);

    private CallPlace Place(CallSite site)
    {
        var isSameProject = site.Document.Project.Id == document.Project.Id;
        var isSameType = false;
        for (var type = site.Model.GetEnclosingSymbol(site.Node.SpanStart)?.ContainingType; type is not null; type = type.ContainingType)
            isSameType |= isSameProject && SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, method.ContainingType);
        return new(isSameProject, isSameType, isSameType && site.Node is InvocationExpressionSyntax { Expression: IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } });
    }

    private static Func<string, bool> IsFree(SyntaxNode scope)
    {
        var names = new HashSet<string>(scope.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText), StringComparer.Ordinal);
        return name => !names.Contains(name);
    }

    private async Task<SyntaxEditor> Editor(Document edited, CancellationToken token)
    {
        if (!editors.TryGetValue(edited.Id, out var editor))
            editors.Add(edited.Id, editor = new((await edited.GetSyntaxRootAsync(token).ConfigureAwait(false))!, document.Project.Solution.Services));
        return editor;
    }
}
