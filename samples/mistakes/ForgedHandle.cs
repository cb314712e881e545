using Microsoft.Win32.SafeHandles;

namespace Mistakes;

/// <summary>A service that opens descriptors by number: those of its neighbours in the process, too.</summary>
[Polp.Service]
public sealed class ForgedHandle
{
    public SafeFileHandle Inherited(int number) => new(number, ownsHandle: true); // POLP3008
}
