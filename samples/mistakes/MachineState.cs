namespace Mistakes;

/// <summary>A service that finds its password in the environment, where every library in the process finds it too.</summary>
[Polp.Service]
public sealed class MachineState
{
    public string? Password => Environment.GetEnvironmentVariable("DB_PASSWORD"); // POLP3004
}
