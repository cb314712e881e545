using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Polp.Graph;

/// <summary>Tells whether a method goes on only when what it called is done.</summary>
internal static class Awaited
{
    private const string Async = "System.Runtime.CompilerServices.AsyncStateMachineAttribute";

    /// <summary>True for an async method, which may return before it is done.</summary>
    public static bool IsAsync(MethodMember method) => method.Definition.GetCustomAttributes().Any(a => method.Module.AttributeName(a) == Async);

    /// <summary>True when the call's task is waited for at once, be it by way of a variable.</summary>
    /// <param name="caller">The method.</param>
    /// <param name="offset">Where in its IL the call stands.</param>
    public static bool At(MethodMember caller, int offset)
    {
        if (caller.Definition.RelativeVirtualAddress == 0)
            return false;
        var module = caller.Module;
        var il = module.Pe.GetMethodBody(caller.Definition.RelativeVirtualAddress).GetILBytes()!.ToImmutableArray();
        var at = offset;
        if (Code(il, at) is not ((int)ILOpCode.Call or (int)ILOpCode.Callvirt))
            return false;
        at = Skip(il, at + 5);
        if (Stored(il, ref at) is >= 0 and var variable && !IsLoaded(il, ref at, variable))
            return false;
        return Code(il, at) is (int)ILOpCode.Call or (int)ILOpCode.Callvirt && at + 5 <= il.Length
            && Name(module.Metadata, MetadataTokens.EntityHandle(BitConverter.ToInt32(il.AsSpan(at + 1, 4)))) is "GetAwaiter" or "ConfigureAwait" or "Wait" or "get_Result";
    }

    private static int Code(ImmutableArray<byte> il, int at) => at < il.Length ? il[at] : -1;

    private static int Skip(ImmutableArray<byte> il, int at)
    {
        while (Code(il, at) == (int)ILOpCode.Nop)
            at++;
        return at;
    }

    private static int Stored(ImmutableArray<byte> il, ref int at)
    {
        var (variable, size) = Code(il, at) switch
        {
            >= (int)ILOpCode.Stloc_0 and <= (int)ILOpCode.Stloc_3 and var code => (code - (int)ILOpCode.Stloc_0, 1),
            (int)ILOpCode.Stloc_s => (Code(il, at + 1), 2),
            _ => (-1, 0),
        };
        at = Skip(il, at + size);
        return variable;
    }

    private static bool IsLoaded(ImmutableArray<byte> il, ref int at, int variable)
    {
        var (loaded, size) = Code(il, at) switch
        {
            >= (int)ILOpCode.Ldloc_0 and <= (int)ILOpCode.Ldloc_3 and var code => (code - (int)ILOpCode.Ldloc_0, 1),
            (int)ILOpCode.Ldloc_s or (int)ILOpCode.Ldloca_s => (Code(il, at + 1), 2),
            _ => (-1, 0),
        };
        at = Skip(il, at + size);
        return loaded == variable;
    }

    private static string Name(MetadataReader metadata, EntityHandle method) => method.Kind switch
    {
        HandleKind.MethodDefinition => metadata.GetString(metadata.GetMethodDefinition((MethodDefinitionHandle)method).Name),
        HandleKind.MemberReference => metadata.GetString(metadata.GetMemberReference((MemberReferenceHandle)method).Name),
        _ => "",
    };
}
