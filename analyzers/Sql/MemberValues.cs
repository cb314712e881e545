using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>Everything that the code gives a field or property which nobody else can write.</summary>
internal sealed class MemberValues(SqlProgram program)
{
    private readonly ConcurrentDictionary<ISymbol, ImmutableArray<LocalValue>?> values = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, ImmutableArray<LocalValue>?> written = new(SymbolEqualityComparer.Default);

    /// <summary>The values in order of text; null when others may give it some, or when it is written out of sight.</summary>
    public ImmutableArray<LocalValue>? Of(ISymbol member) => values.GetOrAdd(member.OriginalDefinition, Read);

    /// <summary>The same for an object that is made in sight, which nobody maps rows or JSON to.</summary>
    public ImmutableArray<LocalValue>? OfObject(ISymbol member) => Of(member) ?? (Visibility.IsSeenOutside(member) ? null : written.GetOrAdd(member.OriginalDefinition, Written));

    private ImmutableArray<LocalValue>? Read(ISymbol member) => IsClosed(member) ? Written(member) : null;

    private ImmutableArray<LocalValue>? Written(ISymbol member)
    {
        if (member.DeclaringSyntaxReferences.IsEmpty)
            return null;
        var found = ImmutableArray.CreateBuilder<LocalValue>();
        foreach (var body in program.Mentioning(member, IsSetInItsTypeOnly(member)))
        {
            if (body.Variables.IsOpaque(member))
                return null;
            found.AddRange(body.Variables.All(member));
        }
        // A positional property of a record is what its constructor is given, here or by a reader of JSON.
        return found.Count == 0 && member is IPropertySymbol { ContainingType.IsRecord: true } ? null : found.ToImmutable();
    }

    private static bool IsSetInItsTypeOnly(ISymbol member) =>
        member is IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null or { DeclaredAccessibility: Accessibility.Private } };

    // Whoever maps rows or JSON to objects writes what has a setter that others can see.
    private static bool IsClosed(ISymbol member) => member switch
    {
        IFieldSymbol { IsReadOnly: true } => true,
        IFieldSymbol { IsStatic: true } field => !Visibility.IsSeenOutside(field),
        IFieldSymbol field => field.DeclaredAccessibility is Accessibility.Private || field.ContainingType.TypeKind == TypeKind.Class && field.DeclaredAccessibility is not Accessibility.Public && !Visibility.IsSeenOutside(field),
        IPropertySymbol { IsVirtual: true } or IPropertySymbol { IsAbstract: true } or IPropertySymbol { IsOverride: true } => false,
        IPropertySymbol { SetMethod: null } => true,
        IPropertySymbol { SetMethod: { IsInitOnly: false, DeclaredAccessibility: Accessibility.Private } } => true,
        IPropertySymbol { SetMethod: { IsInitOnly: false, DeclaredAccessibility: not Accessibility.Public } setter } => !Visibility.IsSeenOutside(setter),
        IPropertySymbol { IsStatic: true, SetMethod: { } setter } => !Visibility.IsSeenOutside(setter),
        _ => false,
    };
}
