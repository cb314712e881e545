using System.Reflection.Metadata;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>The names by which code calls what is marked as SQL text, here and in every reference: so that only bodies that spell one are read.</summary>
internal static class MarkedNames
{
    private static readonly ConditionalWeakTable<object, string[]> PerModule = new();

    public static IEnumerable<string> Of(Compilation compilation)
    {
        var sources = compilation.References.OfType<CompilationReference>().Select(reference => reference.Compilation).Prepend(compilation);
        var modules = compilation.References.Select(compilation.GetAssemblyOrModuleSymbol).OfType<IAssemblySymbol>().SelectMany(assembly => assembly.Modules);
        return sources.SelectMany(SqlMarks.Names).Concat(modules.Select(module => module.GetMetadata()).OfType<ModuleMetadata>().SelectMany(metadata => PerModule.GetValue(metadata.Id, _ => [.. Compiled(metadata.GetMetadataReader())])));
    }

    // The table of attributes is read as it stands: to ask every symbol of every reference would load them all.
    private static IEnumerable<string> Compiled(MetadataReader reader)
    {
        if (!reader.TypeReferences.Any(t => IsMark(reader, reader.GetTypeReference(t).Name)) && !reader.TypeDefinitions.Any(t => IsMark(reader, reader.GetTypeDefinition(t).Name)))
            yield break;
        var parameters = new HashSet<ParameterHandle>();
        foreach (var attribute in reader.CustomAttributes.Select(reader.GetCustomAttribute).Where(attribute => MarksSql(reader, attribute)))
        {
            switch (attribute.Parent.Kind)
            {
                case HandleKind.Parameter:
                    parameters.Add((ParameterHandle)attribute.Parent);
                    break;
                case HandleKind.PropertyDefinition:
                    yield return reader.GetString(reader.GetPropertyDefinition((PropertyDefinitionHandle)attribute.Parent).Name);
                    break;
                case HandleKind.FieldDefinition:
                    yield return reader.GetString(reader.GetFieldDefinition((FieldDefinitionHandle)attribute.Parent).Name);
                    break;
            }
        }
        if (parameters.Count == 0)
            yield break;
        foreach (var method in reader.MethodDefinitions.Select(reader.GetMethodDefinition).Where(method => method.GetParameters().Any(parameters.Contains)))
        {
            var name = reader.GetString(method.Name);
            if (name is ".ctor" or "Invoke")
                name = reader.GetString(reader.GetTypeDefinition(method.GetDeclaringType()).Name);
            yield return name.IndexOf('`') is var arity and > 0 ? name.Substring(0, arity) : name.Substring(name.LastIndexOf('.') + 1);
        }
    }

    private static bool IsMark(MetadataReader reader, StringHandle name) => SqlMarks.TypeNames.Any(mark => reader.StringComparer.Equals(name, mark));

    private static bool MarksSql(MetadataReader reader, CustomAttribute attribute)
    {
        var type = attribute.Constructor.Kind switch
        {
            HandleKind.MemberReference => reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent,
            HandleKind.MethodDefinition => reader.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType(),
            _ => default(EntityHandle),
        };
        var isMark = type.Kind switch
        {
            HandleKind.TypeReference => IsMark(reader, reader.GetTypeReference((TypeReferenceHandle)type).Name),
            HandleKind.TypeDefinition => IsMark(reader, reader.GetTypeDefinition((TypeDefinitionHandle)type).Name),
            _ => false,
        };
        if (!isMark)
            return false;
        try
        {
            // ECMA-335 II.23.3: the prolog, then the arguments. A language that is no string is read by its symbol, later.
            var value = reader.GetBlobReader(attribute.Value);
            return value.ReadUInt16() == 1 && (!TakesText(reader, attribute.Constructor) || value.ReadSerializedString() is { } language && SqlMarks.IsSql(language));
        }
        catch (BadImageFormatException)
        {
            return true;
        }
    }

    // ECMA-335 II.23.2.1: calling convention, number of parameters, return type, first parameter.
    private static bool TakesText(MetadataReader reader, EntityHandle constructor)
    {
        var signature = reader.GetBlobReader(constructor.Kind == HandleKind.MemberReference
            ? reader.GetMemberReference((MemberReferenceHandle)constructor).Signature
            : reader.GetMethodDefinition((MethodDefinitionHandle)constructor).Signature);
        signature.ReadSignatureHeader();
        return signature.ReadCompressedInteger() > 0 && signature.ReadSignatureTypeCode() == SignatureTypeCode.Void && signature.ReadSignatureTypeCode() == SignatureTypeCode.String;
    }
}
