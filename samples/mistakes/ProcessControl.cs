using System.Diagnostics;

namespace Mistakes;

/// <summary>A service that runs a program to shrink a picture; a file name with a quote in it runs another.</summary>
[Polp.Service]
public sealed class ProcessControl
{
    public void Shrink(string picture) => Process.Start("/bin/sh", "-c \"convert " + picture + "\""); // POLP3003
}
