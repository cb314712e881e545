using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>What a call does to the builder or collection it is made on.</summary>
internal enum ContainerChange
{
    Adds,
    Empties,
}

/// <summary>The variable or member that an expression names, and which of them hold texts that can grow.</summary>
internal static class TextRoot
{
    /// <summary>The variable at the bottom of <c>builder.Append(a).Append(b)</c>; null when it is none.</summary>
    public static ISymbol? Of(IOperation? operation)
    {
        while (true)
        {
            switch (operation)
            {
                case ILocalReferenceOperation local:
                    return local.Local;
                case IParameterReferenceOperation parameter:
                    return parameter.Parameter;
                case IFieldReferenceOperation field:
                    return field.Field.OriginalDefinition;
                case IPropertyReferenceOperation { Arguments.IsEmpty: true } property:
                    return property.Property.OriginalDefinition;
                case IConversionOperation conversion:
                    operation = conversion.Operand;
                    break;
                case IImplicitIndexerReferenceOperation { Instance: var whole }:
                    operation = whole;
                    break;
                case IInvocationOperation { TargetMethod: { Name: "Slice", ContainingType.Name: "Span" }, Instance: { } whole }:
                    operation = whole;
                    break;
                case IInvocationOperation { Instance: { } instance } call when IsBuilder(call.Type) && IsBuilder(instance.Type):
                    operation = instance;
                    break;
                default:
                    return null;
            }
        }
    }

    public static bool IsBuilder(ITypeSymbol? type) => type is { Name: "StringBuilder", ContainingNamespace: { Name: "Text", ContainingNamespace.Name: "System" } };

    /// <summary>True for builders, arrays, lists, dictionaries: what others can add to through a reference.</summary>
    public static bool IsContainer(ITypeSymbol? type) =>
        IsBuilder(type) || type is IArrayTypeSymbol { ElementType.SpecialType: not SpecialType.System_Byte }
        || type is INamedTypeSymbol { SpecialType: not SpecialType.System_String } named && named.DeclaringSyntaxReferences.IsEmpty
            && (named.SpecialType == SpecialType.System_Collections_IEnumerable || named.AllInterfaces.Any(i => i.SpecialType == SpecialType.System_Collections_IEnumerable));

    public static ContainerChange? Adds(IMethodSymbol method) => method.Name switch
    {
        "Append" or "AppendLine" or "AppendFormat" or "AppendJoin" or "Insert" or "Replace"
            or "Add" or "AddRange" or "InsertRange" or "TryAdd" or "AddFirst" or "AddLast" or "Push" or "Enqueue" or "UnionWith" => ContainerChange.Adds,
        "Clear" => ContainerChange.Empties,
        _ => null,
    };

    /// <summary>What the i-th variable of a deconstruction is given: an element of a tuple or the property of a record.</summary>
    public static string? PartName(ITypeSymbol? type, int index, int count)
    {
        if (type is INamedTypeSymbol { IsTupleType: true })
            return "Item" + (index + 1);
        var deconstruct = type?.GetMembers("Deconstruct").OfType<IMethodSymbol>().FirstOrDefault(m => m.Parameters.Length == count);
        return deconstruct is null ? null : deconstruct.Parameters[index].Name;
    }
}
