using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>Finds the bodies that may work on memory by a number, first by the words of a file and by syntax: no other body is bound.</summary>
/// <param name="table">The operations that are calls.</param>
/// <param name="sources">What gives numbers out of the data.</param>
/// <param name="compilation">Whose files may import native functions.</param>
/// <param name="allowsPointers">True when the compilation may hold pointers.</param>
internal sealed class MemorySites(OperationTable table, LengthSources sources, Compilation compilation, bool allowsPointers)
{
    private static readonly int Unsafe = Mentions.Hash("unsafe");
    private static readonly int StackAlloc = Mentions.Hash("stackalloc");
    private static readonly HashSet<string> Allocators = ["Rent", "AllocateUninitializedArray", "AllocateArray", "Alloc", "AllocZeroed", "AlignedAlloc", "Realloc", "AllocHGlobal", "AllocCoTaskMem", "ReAllocHGlobal", "ReAllocCoTaskMem", "Resize"];

    private static readonly string[] Moves = ["Add", "Subtract", "AddByteOffset", "SubtractByteOffset"];

    private readonly (int Type, int[] Names)[] words = Hashes(table.Words(withPointers: false));
    private readonly (int Type, int[] Names)[] pointerWords = Hashes(table.Words(withPointers: true));
    private readonly Lazy<int[]> natives = new(() => [.. compilation.SyntaxTrees.SelectMany(NativeCopy.NamesIn).Distinct().Select(Mentions.Hash)]);
    private readonly int[] readers = [.. sources.Types.Select(Mentions.Hash)];

    /// <summary>The pieces of code of a file that have to be looked at.</summary>
    public IEnumerable<SyntaxNode> In(SyntaxTree tree)
    {
        var mentions = Mentions.In(tree);
        var isUnsafe = allowsPointers && mentions.Has(Unsafe);
        var reads = isUnsafe || readers.Any(mentions.Has);
        // Nothing can be called with a pointer where no code is unsafe.
        var roots = (isUnsafe ? words.Concat(pointerWords) : words).Where(word => mentions.Has(word.Type)).SelectMany(word => word.Names).Distinct().Where(mentions.Has).SelectMany(name => mentions.Roots(name, IsCalled));
        roots = roots.Concat(natives.Value.Where(mentions.Has).SelectMany(name => mentions.Roots(name, IsCalled)));
        if (reads || mentions.Has(StackAlloc))
            roots = roots.Concat(tree.GetRoot().DescendantNodes().Where(node => MayAllocate(node, reads) || isUnsafe && MayBePointer(node)).Select(Mentions.Root).OfType<SyntaxNode>());
        return roots.Distinct();
    }

    private static (int Type, int[] Names)[] Hashes(ILookup<string, string> words) =>
        [.. words.Select(word => (Mentions.Hash(word.Key), word.Concat(word.Key == "Unsafe" ? Moves : []).Select(Mentions.Hash).ToArray()))];

    /// <summary>True when a bound body has an operation that matters.</summary>
    public bool IsIn(IOperation body) => body.Descendants().Any(operation => operation switch
    {
        IInvocationOperation { TargetMethod: { ContainingType.Name: "Unsafe", ReturnsByRef: true, Name: var name } } when Moves.Contains(name) => true,
        IInvocationOperation { TargetMethod: var method } => table.Find(method) is not null || Allocators.Contains(method.Name) && method.IsOfPlatform(),
        IObjectCreationOperation { Constructor: { } constructor } => table.Find(constructor) is not null,
        IArrayCreationOperation { DimensionSizes: [{ ConstantValue.HasValue: false }] } => true,
        IAssignmentOperation { Target: { Kind: OperationKind.None, Syntax: PrefixUnaryExpressionSyntax or ElementAccessExpressionSyntax } or IInvocationOperation or ILocalReferenceOperation { Local.IsRef: true } } => true,
        IIncrementOrDecrementOperation { Target: { Kind: OperationKind.None } or IInvocationOperation } => true,
        { Kind: OperationKind.None, Type: not null, Syntax: ElementAccessExpressionSyntax or PrefixUnaryExpressionSyntax } => IsInLoop(operation.Syntax) || IsByData(operation.Syntax),
        IConversionOperation { Type: IPointerTypeSymbol, Syntax: CastExpressionSyntax cast } => IsByData(cast),
        { Kind: OperationKind.None, Syntax: StackAllocArrayCreationExpressionSyntax { Initializer: null } } => operation.ChildOperations.Any(size => !size.ConstantValue.HasValue),
        _ => false,
    });

    /// <summary>Allocations of a size that is no literal.</summary>
    private static bool MayAllocate(SyntaxNode node, bool reads) => node switch
    {
        StackAllocArrayCreationExpressionSyntax { Type: ArrayTypeSyntax { RankSpecifiers: [{ Sizes: [{ } size] }] } } => size is not (LiteralExpressionSyntax or OmittedArraySizeExpressionSyntax),
        ArrayCreationExpressionSyntax { Initializer: null, Type.RankSpecifiers: [{ Sizes: [{ } size] }, ..] } => reads && size is not LiteralExpressionSyntax && !IsLength(size),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } => reads && Allocators.Contains(name),
        _ => false,
    };

    private static bool IsLength(ExpressionSyntax size) => size is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Length" or "Count" };

    /// <summary>Such stores and constructions as only a type tells to be of a pointer.</summary>
    private static bool MayBePointer(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax { Left: PrefixUnaryExpressionSyntax or ElementAccessExpressionSyntax } => true,
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression, Operand: ElementAccessExpressionSyntax or PrefixUnaryExpressionSyntax or ParenthesizedExpressionSyntax } => true,
        ImplicitObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: > 1 } or ObjectCreationExpressionSyntax { Type: PredefinedTypeSyntax, ArgumentList.Arguments.Count: > 1 } => true,
        ElementAccessExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PointerIndirectionExpression } => IsInLoop(node) || IsByData(node),
        CastExpressionSyntax { Type: PointerTypeSyntax } => IsByData(node),
        _ => false,
    };

    /// <summary>True where a number says where in memory to read, as far as the code shows at a glance: <c>table[message[0]]</c>, <c>(Header*)(message + message[0])</c>, <c>*(int*)(message + n)</c>.</summary>
    private static bool IsByData(SyntaxNode node) => node switch
    {
        ElementAccessExpressionSyntax element => ReadsMemory(element.ArgumentList),
        PrefixUnaryExpressionSyntax { Operand: CastExpressionSyntax { Type: PointerTypeSyntax, Expression: ParenthesizedExpressionSyntax { Expression: BinaryExpressionSyntax { Right: not LiteralExpressionSyntax } } } } => true,
        CastExpressionSyntax { Type: PointerTypeSyntax, Expression: ParenthesizedExpressionSyntax { Expression: BinaryExpressionSyntax moved } } => ReadsMemory(moved),
        _ => false,
    };

    private static bool ReadsMemory(SyntaxNode node) => node.DescendantNodes().Any(inner => inner is ElementAccessExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PointerIndirectionExpression });

    private static bool IsInLoop(SyntaxNode node) => node.Ancestors().TakeWhile(at => at is not MemberDeclarationSyntax).Any(at => at is ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax);

    private static bool IsCalled(SyntaxToken name) => SpelledName.Whole(name).Parent is InvocationExpressionSyntax or ObjectCreationExpressionSyntax;
}
