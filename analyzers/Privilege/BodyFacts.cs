using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Polp.Capabilities;

namespace Polp.Analyzers;

/// <summary>What a body does as far as authority goes.</summary>
/// <param name="Uses">What it acquires itself.</param>
/// <param name="Hops">What else of the compilation it runs or creates.</param>
/// <param name="IsClosed">True when it touches nothing but the platform, as far as the catalogue knows it, and this compilation, so that nothing is hidden in another assembly.</param>
internal sealed record BodyFacts(ImmutableArray<CapabilityUse> Uses, ImmutableArray<Hop> Hops, bool IsClosed = true)
{
    public static BodyFacts None { get; } = new([], []);

    /// <summary>What the objects stand for on which it works, though it did not acquire them.</summary>
    public ImmutableHashSet<string> Held { get; init; } = ImmutableHashSet<string>.Empty;

    public static BodyFacts Of(CapabilityUse use) => new(ImmutableArray.Create(use), []);

    public static BodyFacts Of(Hop hop) => new([], ImmutableArray.Create(hop));

    /// <param name="body">With all that is nested in it.</param>
    /// <param name="verdicts">What the catalogue says of members.</param>
    /// <param name="own">The assembly whose code can be followed.</param>
    public static BodyFacts Of(IOperation body, Verdicts verdicts, IAssemblySymbol own)
    {
        var uses = ImmutableArray.CreateBuilder<CapabilityUse>();
        var hops = ImmutableArray.CreateBuilder<Hop>();
        var held = ImmutableHashSet.CreateBuilder<string>();
        var isClosed = true;
        foreach (var touch in Touches.In(body))
        {
            if (touch.Member is { } member)
            {
                var row = verdicts.For(member);
                // What was summarised hides nothing, but whatever implements a member of it may be handed in from elsewhere.
                var isKnown = verdicts.Libraries?.Knows(member.ContainingAssembly) == true;
                if (isKnown)
                    held.UnionWith(verdicts.Libraries!.Widest(member.ContainingAssembly));
                isClosed &= isKnown ? !touch.IsVirtual : !verdicts.IsForeign(member.ContainingAssembly) && (row is not null || SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, own) || member.ContainingAssembly is null);
                if (row is { Kind: ApiKind.Use })
                    held.UnionWith(row.Capabilities);
            }
            if (touch.Member is null)
            {
                if (CapabilityUse.Unnamed(touch.Operation) is { } unnamed)
                    uses.Add(unnamed);
            }
            else if (CapabilityUse.Of(touch, verdicts) is { } use)
                uses.Add(use);
            else
                hops.AddRange(HopsOf(touch, verdicts, own));
        }
        return new(uses.ToImmutable(), hops.ToImmutable(), isClosed) { Held = held.ToImmutable() };
    }

    public BodyFacts With(BodyFacts other) => this == None ? other : other == None ? this : new(Uses.AddRange(other.Uses), Hops.AddRange(other.Hops), IsClosed && other.IsClosed) { Held = Held.Union(other.Held) };

    /// <summary>The hops of a touch: none where the project itself says what the member needs.</summary>
    public static IEnumerable<Hop> HopsOf(Touch touch, Verdicts verdicts, IAssemblySymbol own)
    {
        var member = touch.Member!;
        var isOwn = SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, own);
        if (member is IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction } || isOwn && member is not IMethodSymbol { MethodKind: MethodKind.Constructor } && verdicts.For(member) is { Kind: ApiKind.Use or ApiKind.Pure })
            yield break;
        var site = new Lazy<Location>(() => SitePlace.Of(touch.Operation));
        foreach (var (type, isCreated, mayHaveParameters) in Handed(member))
        {
            if (SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, own) || isCreated && verdicts.Libraries?.Knows(type.ContainingAssembly) == true)
            {
                yield return New(isCreated ? HopKind.Creation : HopKind.Mention, type.OriginalDefinition);
                if (!isCreated)
                    continue;
                foreach (var constructor in type.InstanceConstructors.Where(c => c.DeclaredAccessibility == Accessibility.Public && (mayHaveParameters || c.Parameters.IsEmpty)))
                    yield return New(HopKind.Call, constructor.OriginalDefinition);
            }
        }
        foreach (var hop in isOwn ? [] : LibraryHops(touch, verdicts))
            yield return hop;
        if (!isOwn && !touch.IsVirtual)
            yield break;
        if (member.IsStatic && HasStorage(member) || HasExactInitialiser(member))
            yield return New(HopKind.StaticInitialiser, BodyName.Owner(member)!.OriginalDefinition);
        foreach (var method in Run(member, touch.Operation))
            yield return New(touch.IsVirtual ? HopKind.Virtual : HopKind.Call, method.OriginalDefinition) with { Receiver = (touch.Receiver as INamedTypeSymbol)?.OriginalDefinition };
        // A call of a constructor is one of the base class or of another of the same.
        if (member is IMethodSymbol { MethodKind: MethodKind.Constructor } && touch.Operation is not IInvocationOperation)
            yield return New(HopKind.Creation, member.ContainingType.OriginalDefinition);

        Hop New(HopKind kind, ISymbol target) => new(kind, target, CapabilityUse.NameOf(member), site.Value);
    }

    /// <summary>Into a library, where the build has said what the member leads to.</summary>
    private static IEnumerable<Hop> LibraryHops(Touch touch, Verdicts verdicts)
    {
        var member = touch.Member!;
        if (verdicts.Libraries?.Knows(member.ContainingAssembly) != true)
            yield break;
        IEnumerable<ISymbol> all = member is IFieldSymbol ? [member] : touch.IsVirtual ? [] : Run(member, touch.Operation);
        foreach (var runs in all)
        {
            if (verdicts.Library(member, runs) is not null)
                yield return new(HopKind.Call, runs.OriginalDefinition, CapabilityUse.NameOf(member), SitePlace.Of(touch.Operation));
        }
        if (member is IMethodSymbol { MethodKind: MethodKind.Constructor } && touch.Operation is not IInvocationOperation)
            yield return new(HopKind.Creation, member.ContainingType.OriginalDefinition, CapabilityUse.NameOf(member), SitePlace.Of(touch.Operation));
    }

    // Initialisers run when a field is touched, be it the one behind a property; what is computed touches none.
    private static bool HasStorage(ISymbol member) => member is IFieldSymbol
        || member is IPropertySymbol or IEventSymbol && member.ContainingType.OriginalDefinition.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, member.OriginalDefinition));

    // A static constructor that stands in the source runs before anything static, and before the first object is made.
    private static bool HasExactInitialiser(ISymbol member) =>
        (member.IsStatic || member is IMethodSymbol { MethodKind: MethodKind.Constructor }) && BodyName.Owner(member)!.StaticConstructors.Any(c => !c.IsImplicitlyDeclared);

    /// <summary>The methods behind a member, as it is used.</summary>
    private static IEnumerable<IMethodSymbol> Run(ISymbol member, IOperation operation) => member switch
    {
        IMethodSymbol method => [method.ReducedFrom ?? method],
        IPropertySymbol property => Accessors(property, operation),
        IEventSymbol @event => new[] { operation.Parent is IEventAssignmentOperation { Adds: false } ? @event.RemoveMethod : @event.AddMethod }.OfType<IMethodSymbol>(),
        _ => [],
    };

    private static IEnumerable<IMethodSymbol> Accessors(IPropertySymbol property, IOperation operation)
    {
        var isTarget = operation.Parent is IAssignmentOperation assignment && assignment.Target == operation || operation.Parent is IIncrementOrDecrementOperation || IsDeconstructed(operation);
        if ((!isTarget || operation.Parent is ICompoundAssignmentOperation or ICoalesceAssignmentOperation or IIncrementOrDecrementOperation) && Accessor(property, p => p.GetMethod) is { } get)
            yield return get;
        if (isTarget && Accessor(property, p => p.SetMethod) is { } set)
            yield return set;
    }

    private static bool IsDeconstructed(IOperation operation)
    {
        var at = operation;
        while (at.Parent is ITupleOperation tuple)
            at = tuple;
        return at != operation && at.Parent is IDeconstructionAssignmentOperation deconstruction && deconstruction.Target == at;
    }

    // An override may have one accessor only; the other is that of the base.
    private static IMethodSymbol? Accessor(IPropertySymbol property, Func<IPropertySymbol, IMethodSymbol?> accessor)
    {
        for (var at = property; at is not null; at = at.OverriddenProperty)
        {
            if (accessor(at) is { } method)
                return method;
        }
        return null;
    }

    /// <summary>The types that a member is handed as type arguments, whether it may create them, and whether by constructors that take something.</summary>
    private static IEnumerable<(INamedTypeSymbol Type, bool IsCreated, bool MayHaveParameters)> Handed(ISymbol member)
    {
        var (parameters, arguments) = member switch
        {
            IMethodSymbol { IsGenericMethod: true } method => (method.OriginalDefinition.TypeParameters, method.TypeArguments),
            IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: { IsGenericType: true } type } => (type.OriginalDefinition.TypeParameters, type.TypeArguments),
            _ => ([], []),
        };
        for (var i = 0; i < parameters.Length && i < arguments.Length; i++)
        {
            if (arguments[i] is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } type)
                yield return (type, parameters[i].HasConstructorConstraint || Created(parameters[i]) > 0, Created(parameters[i]) > 1);
        }
    }

    // Of DynamicallyAccessedMemberTypes, one is the public constructor without parameters, three are all public ones.
    private static int Created(ITypeParameterSymbol parameter) => parameter.GetAttributes()
        .Select(attribute => attribute is { AttributeClass.Name: "DynamicallyAccessedMembersAttribute", ConstructorArguments: [{ Value: int members }] } ? members & 3 : 0).FirstOrDefault(members => members > 0);
}
