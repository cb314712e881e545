using System.Reflection;
using System.Reflection.Metadata;

namespace Polp.Graph;

/// <summary>
/// The private fields of an assembly that hold a <c>Lazy&lt;T&gt;</c>, and the delegates that are made for nothing else. Such a delegate runs when somebody asks for the
/// value, not when the object or its type is made: who loads the field is its caller.
/// </summary>
internal sealed class LazyFields
{
    private const string Lazy = "System.Lazy`1";

    private readonly AssemblyModule module;
    private readonly Dictionary<FieldDefinitionHandle, List<MethodMember>> fields = [];
    private readonly HashSet<(MethodDefinitionHandle Method, int Offset)> kept = [];

    public LazyFields(AssemblyModule module, References tokens)
    {
        this.module = module;
        var metadata = module.Metadata;
        if (!metadata.TypeReferences.Any(handle => metadata.StringComparer.Equals(metadata.GetTypeReference(handle).Name, "Lazy`1")))
            return;
        var types = new HashSet<TypeDefinitionHandle>();
        foreach (var handle in metadata.FieldDefinitions)
        {
            var field = metadata.GetFieldDefinition(handle);
            if ((field.Attributes & FieldAttributes.FieldAccessMask) != FieldAttributes.Private || !IsLazy(field))
                continue;
            fields.Add(handle, []);
            types.Add(field.GetDeclaringType());
        }
        foreach (var method in types.SelectMany(type => metadata.GetTypeDefinition(type).GetMethods()).Select(module.Member).Where(method => method.Definition.RelativeVirtualAddress != 0))
            Read(method, tokens);
    }

    /// <summary>What may run when the value of a field is asked for.</summary>
    public IReadOnlyList<MethodMember> Of(EntityHandle field) =>
        field.Kind == HandleKind.FieldDefinition && fields.TryGetValue((FieldDefinitionHandle)field, out var runs) ? runs : [];

    /// <summary>True for the instruction that takes the address of a method for such a field only.</summary>
    public bool IsKept(MethodMember method, int offset) => kept.Count > 0 && kept.Contains((method.Handle, offset));

    /// <summary>True for a constructor that is told how to make the value, so that it does not do it by itself.</summary>
    public static bool IsTold(MethodMember constructor) => constructor is { MetadataName: ".ctor", Type: Lazy } && DocumentationId.OfMethod(constructor).Contains("(System.Func{", StringComparison.Ordinal);

    private bool IsLazy(FieldDefinition field) =>
        TypeNode.Field(module.Metadata, field.Signature) is { Named: { IsNil: false } named } && module.Resolve(named) is { Module.IsFramework: true, Name: Lazy };

    // From the address through the delegate and the Lazy to the field, with nothing between but constants and the field that keeps the delegate for the next time.
    private void Read(MethodMember method, References tokens)
    {
        var il = new InstructionReader(module.Pe.GetMethodBody(method.Definition.RelativeVirtualAddress).GetILReader(), []);
        var (offset, runs, isLazy) = (-1, (MethodMember?)null, false);
        while (il.Next())
        {
            if (il.Code == ILOpCode.Ldftn && tokens.Method(il.Token) is { Method: { Module.IsFramework: false } target, Arguments.Count: 0 })
                (offset, runs, isLazy) = (il.Offset, target, false);
            else if (runs is null || il.Code is ILOpCode.Dup or ILOpCode.Nop or (>= ILOpCode.Ldnull and <= ILOpCode.Ldc_i4) || IsCache(il))
                continue;
            else if (il.Code == ILOpCode.Newobj && tokens.Method(il.Token).Method is { Module.IsFramework: true } made)
                (isLazy, runs) = (made.Type == Lazy, made.Type is Lazy or "System.Func`1" ? runs : null);
            else
            {
                if (isLazy && il.Code is ILOpCode.Stfld or ILOpCode.Stsfld && il.Token.Kind == HandleKind.FieldDefinition && fields.TryGetValue((FieldDefinitionHandle)il.Token, out var known))
                {
                    known.Add(runs);
                    kept.Add((method.Handle, offset));
                }
                runs = null;
            }
        }
    }

    private bool IsCache(in InstructionReader il) => il.Code == ILOpCode.Stsfld && il.Token.Kind == HandleKind.FieldDefinition
        && module.Metadata.GetString(module.Metadata.GetFieldDefinition((FieldDefinitionHandle)il.Token).Name) is ['<', ..];
}
