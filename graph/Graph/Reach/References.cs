using System.Reflection;
using System.Reflection.Metadata;

namespace Polp.Graph;

/// <summary>Resolves the method tokens of one assembly, each once.</summary>
internal sealed class References(AssemblyModule module, Func<string, AssemblyModule?> find)
{
    private const string Annotation = "System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembersAttribute";

    private readonly Target?[] members = new Target?[module.Metadata.MemberReferences.Count + 1];
    private readonly Dictionary<EntityHandle, Target> specifications = [];

    public Target Method(EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.MethodDefinition:
                return new(module.Member((MethodDefinitionHandle)handle));
            case HandleKind.MemberReference:
                return members[AssemblyModule.Row(handle)] ??= Member((MemberReferenceHandle)handle);
            case HandleKind.MethodSpecification:
                if (!specifications.TryGetValue(handle, out var target))
                    specifications[handle] = target = Specification((MethodSpecificationHandle)handle);
                return target;
            default:
                throw new BadImageFormatException();
        }
    }

    private Target Member(MemberReferenceHandle handle)
    {
        var reference = module.Metadata.GetMemberReference(handle);
        if (reference.GetKind() == MemberReferenceKind.Field)
            return Target.None;
        if (reference.Parent.Kind == HandleKind.MethodDefinition)
            return new(module.Member((MethodDefinitionHandle)reference.Parent));

        var name = module.Metadata.GetString(reference.Name);
        if (module.Resolve(reference.Parent) is not { } type)
            return IsConstructedByRuntime(reference.Parent) ? Target.None : new(null, Unresolved(reference.Parent, name));
        if (Hierarchy.Find(type, name, module, reference.Signature) is not { } method)
            return new(null, Unresolved(reference.Parent, name));
        return reference.Parent.Kind == HandleKind.TypeSpecification
            ? WithArguments(new(method), reference.Parent, type.Definition.GetGenericParameters(), type.Module)
            : new(method);
    }

    private Target Specification(MethodSpecificationHandle handle)
    {
        var target = Method(module.Metadata.GetMethodSpecification(handle).Method);
        return target.Method is { } method
            ? WithArguments(target, handle, method.Definition.GetGenericParameters(), method.Module)
            : target;
    }

    private Target WithArguments(Target target, EntityHandle generic, GenericParameterHandleCollection parameters, AssemblyModule declaring)
    {
        var arguments = new List<TypeUse>(target.Arguments);
        var constructed = new List<Construction>(target.Constructed);
        var position = 0;
        foreach (var argument in SignatureText.Arguments(module, generic))
        {
            if (!argument.IsNil && module.Resolve(argument) is { Module.IsFramework: false } type)
            {
                arguments.Add(type);
                if (position < parameters.Count && Constructors(type, declaring, parameters[position]) is { } construction)
                    constructed.Add(construction);
            }
            position++;
        }
        return arguments.Count == 0 ? target : target with { Arguments = arguments, Constructed = constructed };
    }

    private static Construction? Constructors(TypeUse type, AssemblyModule declaring, GenericParameterHandle handle)
    {
        var parameter = declaring.Metadata.GetGenericParameter(handle);
        var annotated = parameter.GetCustomAttributes().Any(a => declaring.AttributeName(a) == Annotation);
        if (!annotated && (parameter.Attributes & GenericParameterAttributes.DefaultConstructorConstraint) == 0)
            return null;

        var metadata = type.Module.Metadata;
        return new(type,
        [
            .. from method in type.Definition.GetMethods()
               let definition = metadata.GetMethodDefinition(method)
               where (definition.Attributes & (MethodAttributes.MemberAccessMask | MethodAttributes.Static)) == MethodAttributes.Public
                   && metadata.StringComparer.Equals(definition.Name, ".ctor")
                   && (annotated || SignatureText.Shape(metadata, definition.Signature).Count == 0)
               select type.Module.Member(method),
        ]);
    }

    // Get, Set and Address of arrays, and members named on a type parameter, have no definition and need none.
    private bool IsConstructedByRuntime(EntityHandle parent) =>
        parent.Kind == HandleKind.TypeSpecification && SignatureText.NamedType(module, (TypeSpecificationHandle)parent).IsNil;

    private UnresolvedMember Unresolved(EntityHandle parent, string name)
    {
        var scope = parent.Kind == HandleKind.ModuleReference ? null : module.Scope(parent);
        var type = parent.Kind == HandleKind.ModuleReference ? "<Module>" : module.TypeName(parent);
        return new(type + "." + name, scope, scope is not null && find(scope) is null);
    }
}
