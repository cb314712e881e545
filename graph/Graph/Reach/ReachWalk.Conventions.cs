using System.Reflection;
using System.Reflection.Metadata;

namespace Polp.Graph;

internal sealed partial class ReachWalk
{
    private readonly Dictionary<MethodMember, Conventions.Row[]> conventions = [];

    private void Convention(MethodMember user, MethodMember platform)
    {
        if (ofLibraries)
            return;
        if (!conventions.TryGetValue(platform, out var rows))
            conventions[platform] = rows = [.. Conventions.Default.Of(platform)];
        foreach (var row in rows)
        {
            if (row.Does == "scans")
                BlindSpots.Scan(DisplayName.Of(platform), DisplayName.Quoted(user));
            else if (row.Does == "creates")
                Discover(row);
            else if (row.Does == "serves")
                Edges.Add(EdgeKind.Serves, 0);
        }
    }

    private void Discover(Conventions.Row row)
    {
        foreach (var module in application.Modules)
        {
            foreach (var handle in module.Metadata.TypeDefinitions)
            {
                var type = new TypeUse(module, handle, []);
                if ((type.Definition.Attributes & TypeAttributes.Abstract) == 0 && row.Finds(type))
                    UseAsDiscovered(type);
            }
        }
    }

    // Its actions are called with objects made from the request, and its filters are attributes.
    private void UseAsDiscovered(TypeUse type)
    {
        UseByReflection(type, Access.UnknownThroughout);
        UseAttributes(type.Module, type.Definition.GetCustomAttributes());
        foreach (var method in ReflectedMembers.Of(type, Access.Unknown.Members, layouts.Of(type)).Where(m => m.MetadataName != ".ctor"))
        {
            foreach (var parameter in ReflectedMembers.Parameters(method))
                UseByReflection(parameter, Access.UnknownThroughout);
            UseAttributes(method.Module, method.Definition.GetCustomAttributes());
        }
    }

    private void UseAttributes(AssemblyModule module, CustomAttributeHandleCollection attributes)
    {
        foreach (var handle in attributes)
        {
            var constructor = module.Metadata.GetCustomAttribute(handle).Constructor;
            var type = constructor.Kind == HandleKind.MethodDefinition
                ? module.Member((MethodDefinitionHandle)constructor).DeclaringType
                : module.Resolve(module.Metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent);
            if (type is { } attribute)
                UseByReflection(attribute, Access.Unknown);
        }
    }
}
