namespace Mistakes;

/// <summary>A frame says how long its body is, and the body is allocated before a byte of it has come: four bytes ask for two gigabytes.</summary>
[Polp.Service]
public static class UnboundedAllocation
{
    public static byte[] Body(BinaryReader reader)
    {
        var body = new byte[reader.ReadInt32()]; // POLP2004
        reader.BaseStream.ReadExactly(body);
        return body;
    }
}
