using System.Reflection;
using System.Reflection.Metadata;

namespace Polp.Graph;

/// <summary>
/// Lists what the service types of an application take through their constructors, or keep in their fields, that the catalogue marks BROAD: an
/// object that reaches far more than one service needs. It is no finding, as it may be the only way in; but it says where least privilege ends.
/// </summary>
internal sealed class BroadTypes(IReadOnlyDictionary<string, ApiRow> rows)
{
    private const string ServiceMark = "Polp.ServiceAttribute";

    public BroadType[] Of(Application application) =>
    [
        .. All(application).Distinct().OrderBy(b => b.Service, StringComparer.Ordinal).ThenBy(b => b.Through, StringComparer.Ordinal).ThenBy(b => b.Type, StringComparer.Ordinal),
    ];

    private IEnumerable<BroadType> All(Application application) =>
        from module in application.Modules
        let isService = ProjectFacts.Of(module).IsService
        from handle in module.Metadata.TypeDefinitions
        let type = new TypeUse(module, handle, [])
        where !DisplayName.IsCompilerMade(type) && (isService || IsService(type))
        from broad in TakenBy(type)
        select broad;

    private static bool IsService(TypeUse type)
    {
        for (var (outer, depth) = (type, 0); depth < Hierarchy.DepthLimit; depth++)
        {
            if (outer.IsMarked(ServiceMark) || Interfaces(outer).Any(i => i.IsMarked(ServiceMark)))
                return true;
            if (!outer.Definition.IsNested)
                return false;
            outer = new(outer.Module, outer.Definition.GetDeclaringType(), []);
        }
        return false;
    }

    private static IEnumerable<TypeUse> Interfaces(TypeUse type)
    {
        var depth = 0;
        for (TypeUse? at = type; at is { } next && depth < Hierarchy.DepthLimit; at = next.Base, depth++)
        {
            foreach (var implemented in next.Interfaces)
                yield return implemented;
        }
    }

    private IEnumerable<BroadType> TakenBy(TypeUse type)
    {
        var service = DisplayName.OfType(type);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var constructor in type.Definition.GetMethods().Select(type.Module.Member).Where(m => m is { MetadataName: ".ctor" }))
        {
            var types = TypeNode.Member(type.Module.Metadata, constructor.Definition.Signature);
            foreach (var parameter in constructor.Definition.GetParameters().Select(type.Module.Metadata.GetParameter).Where(p => p.SequenceNumber > 0 && p.SequenceNumber < types.Count))
            {
                foreach (var row in Broad(type.Module, types[parameter.SequenceNumber]).Where(row => taken.Add(row.Pattern)))
                    yield return New(service, $"constructor parameter '{type.Module.Metadata.GetString(parameter.Name)}'", row);
            }
        }
        foreach (var field in type.Definition.GetFields().Select(type.Module.Metadata.GetFieldDefinition).Where(f => (f.Attributes & FieldAttributes.Static) == 0))
        {
            foreach (var row in Broad(type.Module, TypeNode.Field(type.Module.Metadata, field.Signature)).Where(row => taken.Add(row.Pattern)))
                yield return New(service, Field(type.Module.Metadata.GetString(field.Name)), row);
        }
    }

    private IEnumerable<ApiRow> Broad(AssemblyModule module, TypeNode type) =>
        type.AllNamed.Select(named => rows.GetValueOrDefault(module.TypeName(named))).OfType<ApiRow>();

    private static BroadType New(string service, string through, ApiRow row) => new(service, through, DisplayName.Short(row.Pattern[2..]), row.Note);

    // The field behind a property is named after it.
    private static string Field(string name) =>
        name.StartsWith('<') && name.IndexOf('>') is var end and > 1 ? $"property '{name[1..end]}'" : $"field '{name}'";
}
