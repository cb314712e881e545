using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Polp.Graph;

/// <summary>Steps through IL (ECMA-335, III.1.9), giving each instruction's code and its token where it has one.</summary>
/// <param name="reader">The IL of one body.</param>
/// <param name="targets">Takes the offsets that branches lead to.</param>
internal ref struct InstructionReader(BlobReader reader, HashSet<int> targets)
{
    private BlobReader reader = reader;

    /// <summary>Where in the body the instruction starts, in bytes.</summary>
    public int Offset { get; private set; }

    public ILOpCode Code { get; private set; }

    /// <summary>The operand of an instruction with a token operand, else nil.</summary>
    public EntityHandle Token { get; private set; }

    /// <summary>The operand of <c>calli</c>.</summary>
    public StandaloneSignatureHandle Signature { get; private set; }

    /// <summary>True when an earlier branch leads here, so that what the stack holds was not all pushed by the instructions before.</summary>
    public readonly bool IsJoin => targets.Contains(Offset);

    /// <summary>The variable that <c>ldloc</c> loads, -1 for every other instruction.</summary>
    public int Local { get; private set; } = -1;

    /// <summary>The operand of <c>ldstr</c>.</summary>
    public UserStringHandle Text { get; private set; }

    public bool Next()
    {
        if (reader.RemainingBytes == 0)
            return false;
        Offset = reader.Offset;
        var code = (int)reader.ReadByte();
        if (code == 0xFE)
            code = 0xFE00 | reader.ReadByte();
        Code = (ILOpCode)code;
        Token = default;
        Local = code is >= 0x06 and <= 0x09 ? code - 0x06 : -1;
        switch (OperandSize(code))
        {
            case Operand.Token:
                Take(reader.ReadInt32());
                break;
            case Operand.Table:
                var cases = reader.ReadInt32();
                if (cases < 0 || cases > reader.RemainingBytes / 4)
                    throw new BadImageFormatException();
                for (var after = reader.Offset + (cases * 4); cases > 0; cases--)
                    targets.Add(after + reader.ReadInt32());
                break;
            case Operand.ShortBranch:
                var near = reader.ReadSByte();
                targets.Add(reader.Offset + near);
                break;
            case Operand.Branch:
                var far = reader.ReadInt32();
                targets.Add(reader.Offset + far);
                break;
            case Operand.Byte when Code == ILOpCode.Ldloc_s:
                Local = reader.ReadByte();
                break;
            case Operand.Short when Code == ILOpCode.Ldloc:
                Local = reader.ReadUInt16();
                break;
            case var size:
                reader.Offset += (int)size;
                break;
        }
        return true;
    }

    private void Take(int token)
    {
        if (Code == ILOpCode.Ldstr)
        {
            Text = (UserStringHandle)MetadataTokens.Handle(token);
            return;
        }
        var handle = MetadataTokens.EntityHandle(token);
        if (Code == ILOpCode.Calli)
            Signature = (StandaloneSignatureHandle)handle;
        else
            Token = handle;
    }

    private enum Operand
    {
        None = 0,
        Byte = 1,
        Short = 2,
        Int = 4,
        Long = 8,
        Token,
        Table,
        ShortBranch,
        Branch,
    }

    private static Operand OperandSize(int code) => code switch
    {
        >= 0x0E and <= 0x13 or 0x1F or 0xFE12 or 0xFE19 => Operand.Byte,
        >= 0x2B and <= 0x37 or 0xDE => Operand.ShortBranch,
        >= 0x38 and <= 0x44 or 0xDD => Operand.Branch,
        0x20 or 0x22 => Operand.Int,
        0x21 or 0x23 => Operand.Long,
        0x45 => Operand.Table,
        >= 0x27 and <= 0x29 or >= 0x6F and <= 0x75 or 0x79 or >= 0x7B and <= 0x81 or 0x8C or 0x8D or 0x8F => Operand.Token,
        0xA3 or 0xA4 or 0xA5 or 0xC2 or 0xC6 or 0xD0 or 0xFE06 or 0xFE07 or 0xFE15 or 0xFE16 or 0xFE1C => Operand.Token,
        >= 0xFE09 and <= 0xFE0E => Operand.Short,
        _ => Operand.None,
    };
}
