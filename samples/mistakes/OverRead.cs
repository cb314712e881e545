namespace Mistakes;

/// <summary>
/// A heartbeat asks for its own words back and says how many they are. This is Heartbleed (CVE-2014-0160): the record can claim more than it holds,
/// and the answer carries what lies behind it.
/// </summary>
[Polp.Service]
public static unsafe class OverRead
{
    public static byte[] Answer(byte[] record)
    {
        int n = record[1] << 8 | record[2];
        var answer = new byte[n];
        fixed (byte* source = record, destination = answer)
            Buffer.MemoryCopy(source + 3, destination, answer.Length, n); // POLP2002
        return answer;
    }
}
