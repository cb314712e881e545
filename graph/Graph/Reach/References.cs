using System.Reflection.Metadata;

namespace Polp.Graph;

/// <summary>Resolves the method tokens of one assembly, each once.</summary>
internal sealed class References(AssemblyModule module, Func<string, AssemblyModule?> find, Annotations annotations)
{
    private readonly Target?[] members = new Target?[module.Metadata.MemberReferences.Count + 1];
    private readonly Dictionary<EntityHandle, Target> specifications = [];
    private LazyFields? lazy;

    /// <summary>The fields whose values are made when somebody asks for them.</summary>
    public LazyFields Lazy => lazy ??= new(module, this);

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
            ? WithArguments(new(method), reference.Parent, method, type.Module, type.Handle, type.Definition.GetGenericParameters())
            : new(method);
    }

    private Target Specification(MethodSpecificationHandle handle)
    {
        var target = Method(module.Metadata.GetMethodSpecification(handle).Method);
        return target.Method is { } method
            ? WithArguments(target, handle, method, method.Module, method.Handle, method.Definition.GetGenericParameters())
            : target;
    }

    private Target WithArguments(
        Target target, EntityHandle generic, MethodMember method, AssemblyModule declaring, EntityHandle owner, GenericParameterHandleCollection parameters)
    {
        var arguments = new List<TypeArgument>(target.Arguments);
        var position = 0;
        foreach (var argument in TypeNode.Arguments(module.Metadata, generic))
        {
            var access = position < parameters.Count ? annotations.Of(method, declaring, parameters[position]) : Access.None;
            Add(arguments, argument, declaring.IsFramework ? null : new(declaring, owner, position), access, isInner: false);
            position++;
        }
        return arguments.Count == target.Arguments.Count ? target : target with { Arguments = arguments };
    }

    private void Add(List<TypeArgument> arguments, TypeNode node, TypeVariable? into, Access access, bool isInner)
    {
        var type = node.Named.IsNil ? null : module.Resolve(node.Named);
        var isOwn = type is { Module.IsFramework: false };
        var goesOn = into is not null || !access.IsNone;
        if (isOwn ? goesOn || !isInner : goesOn && node.Parameter is not null)
            arguments.Add(new(isOwn ? type : null, node.Parameter, into, access));
        // A serializer given a list is given what is in it.
        var inner = access.IsDeep ? access : Access.None;
        for (var i = 0; i < node.Parts.Count; i++)
            Add(arguments, node.Parts[i], isOwn ? new TypeVariable(type!.Value.Module, type.Value.Handle, i) : null, inner, isInner: true);
    }

    // Get, Set and Address of arrays, and members named on a type parameter, have no definition and need none.
    private bool IsConstructedByRuntime(EntityHandle parent) =>
        parent.Kind == HandleKind.TypeSpecification && SignatureText.NamedType(module, (TypeSpecificationHandle)parent).IsNil;

    public UnresolvedMember Unresolved(EntityHandle parent, string name)
    {
        var scope = parent.Kind == HandleKind.ModuleReference ? null : module.Scope(parent);
        var type = parent.Kind == HandleKind.ModuleReference ? "<Module>" : module.TypeName(parent);
        return new(type + "." + name, scope, scope is not null && find(scope) is null);
    }
}
