using System.Reflection.Metadata;

namespace Polp.Graph;

/// <summary>How many values an instruction takes from the evaluation stack and puts there (ECMA-335, III).</summary>
internal static class StackEffect
{
    /// <summary>Null for branches, ends of a method and what is rare; calls have a signature to tell.</summary>
    public static (int Pops, int Pushes)? Of(ILOpCode code) => code switch
    {
        >= ILOpCode.Ldarg_0 and <= ILOpCode.Ldloc_3 => (0, 1),
        >= ILOpCode.Stloc_0 and <= ILOpCode.Stloc_3 => (1, 0),
        ILOpCode.Ldarg_s or ILOpCode.Ldarga_s or ILOpCode.Ldloc_s or ILOpCode.Ldloca_s => (0, 1),
        ILOpCode.Ldarg or ILOpCode.Ldarga or ILOpCode.Ldloc or ILOpCode.Ldloca => (0, 1),
        ILOpCode.Starg_s or ILOpCode.Stloc_s or ILOpCode.Starg or ILOpCode.Stloc or ILOpCode.Stsfld or ILOpCode.Initobj => (1, 0),
        >= ILOpCode.Ldnull and <= ILOpCode.Ldc_r8 => (0, 1),
        ILOpCode.Ldstr or ILOpCode.Ldsfld or ILOpCode.Ldsflda or ILOpCode.Ldftn or ILOpCode.Ldtoken or ILOpCode.Sizeof => (0, 1),
        ILOpCode.Dup => (1, 2),
        ILOpCode.Stfld or ILOpCode.Stobj => (2, 0),
        >= ILOpCode.Stind_ref and <= ILOpCode.Stind_r8 => (2, 0),
        >= ILOpCode.Add and <= ILOpCode.Shr_un => (2, 1),
        ILOpCode.Ceq or ILOpCode.Cgt or ILOpCode.Cgt_un or ILOpCode.Clt or ILOpCode.Clt_un => (2, 1),
        >= ILOpCode.Neg and <= ILOpCode.Conv_u8 => (1, 1),
        >= ILOpCode.Ldind_i1 and <= ILOpCode.Ldind_ref => (1, 1),
        ILOpCode.Ldobj or ILOpCode.Ldfld or ILOpCode.Ldflda or ILOpCode.Newarr or ILOpCode.Ldlen or ILOpCode.Ldvirtftn => (1, 1),
        ILOpCode.Castclass or ILOpCode.Isinst or ILOpCode.Box or ILOpCode.Unbox or ILOpCode.Unbox_any => (1, 1),
        >= ILOpCode.Ldelema and <= ILOpCode.Ldelem_ref => (2, 1),
        ILOpCode.Ldelem => (2, 1),
        >= ILOpCode.Stelem_i and <= ILOpCode.Stelem_ref => (3, 0),
        ILOpCode.Stelem => (3, 0),
        _ => null,
    };

    /// <summary>What a call takes, and whether the first of it is the object it is called on.</summary>
    public static (bool HasThis, int Pops, int Pushes) OfCall(MetadataReader metadata, EntityHandle token, bool creates)
    {
        if (token.Kind == HandleKind.MethodSpecification)
            token = metadata.GetMethodSpecification((MethodSpecificationHandle)token).Method;
        var reader = metadata.GetBlobReader(token.Kind == HandleKind.MethodDefinition
            ? metadata.GetMethodDefinition((MethodDefinitionHandle)token).Signature
            : metadata.GetMemberReference((MemberReferenceHandle)token).Signature);
        var header = reader.ReadSignatureHeader();
        if (header.IsGeneric)
            reader.ReadCompressedInteger();
        var count = reader.ReadCompressedInteger();
        var returns = reader.ReadCompressedInteger() != (int)SignatureTypeCode.Void;
        var hasThis = header.IsInstance && !creates;
        return (hasThis, count + (hasThis ? 1 : 0), creates || returns ? 1 : 0);
    }
}
