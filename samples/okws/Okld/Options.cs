using System.Globalization;

namespace Okld;

/// <summary>The command line.</summary>
internal sealed record Options
{
    public const string Usage = """
        okld starts the site that privileges.json describes.

          --unconfined          run as the current user, without jails
          --port N              listen on 127.0.0.1:N (8080); 0 takes a free port
          --state DIR           keep database, log and templates in DIR (a folder of your user's local data)
          --manifest FILE       read FILE (the privileges.json beside the program)
          --restart-delay S     seconds before a crashed process is started again (3.5)
          --help                show this
        """;

    private const double MaxRestartDelay = 3600;

    public bool Help { get; private init; }

    public bool Unconfined { get; private init; }

    public int Port { get; private init; } = 8080;

    public string State { get; private init; } = DefaultState();

    public string Manifest { get; private init; } = Path.Combine(AppContext.BaseDirectory, "privileges.json");

    public TimeSpan RestartDelay { get; private init; } = TimeSpan.FromSeconds(3.5);

    /// <summary>Throws <see cref="LaunchException"/> that names the option at fault.</summary>
    public static Options Parse(ReadOnlySpan<string> arguments)
    {
        var options = new Options();
        while (arguments is [var name, .. var rest])
        {
            string Value(ReadOnlySpan<string> rest) => rest is [var value, ..] ? value : throw new LaunchException($"'{name}' needs a value.");

            options = name switch
            {
                "--unconfined" => options with { Unconfined = true },
                "--help" or "-h" => options with { Help = true },
                "--port" => options with { Port = PortNumber(name, Value(rest)) },
                "--state" => options with { State = Path.GetFullPath(Value(rest)) },
                "--manifest" => options with { Manifest = Path.GetFullPath(Value(rest)) },
                "--restart-delay" => options with { RestartDelay = TimeSpan.FromSeconds(Number(name, Value(rest), MaxRestartDelay)) },
                _ => throw new LaunchException($"There is no option '{name}'.\n{Usage}"),
            };
            arguments = name is "--unconfined" or "--help" or "-h" ? rest : rest[1..];
        }
        return options;
    }

    private static int PortNumber(string name, string value) =>
        ushort.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new LaunchException($"'{name}' takes a port number, not '{value}'.");

    private static double Number(string name, string value, double maximum) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= maximum
            ? number
            : throw new LaunchException($"'{name}' takes a number from 0 to {maximum}, not '{value}'.");

    private static string DefaultState() =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "okws");
}
