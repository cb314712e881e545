using System.Globalization;
using System.Net.NetworkInformation;
using System.Runtime.InteropServices;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Win32;

namespace Corpus.Privilege.Machine;

// POLP3004: the environment, the machine and the process as a whole; a value that was handed in is only a value.

[Polp.Service]
public class Surroundings
{
    public string? Variable(string name) => Environment.GetEnvironmentVariable(name); // BAD POLP3004
    public string? Value(IReadOnlyDictionary<string, string> handed, string name) => handed.GetValueOrDefault(name); // GOOD
    public void Change(string name) => Environment.SetEnvironmentVariable(name, "1"); // BAD POLP3004
    public void ChangeOwn(IDictionary<string, string> handed, string name) => handed[name] = "1"; // GOOD
    public string[] Arguments() => Environment.GetCommandLineArgs(); // BAD POLP3004
    public string NewLine() => Environment.NewLine; // GOOD
    public string Folder() => Environment.CurrentDirectory; // BAD POLP3004
    public int Processors() => Environment.ProcessorCount; // GOOD
    public void Move(string folder) => Environment.CurrentDirectory = folder; // BAD POLP3004
    public long Uptime() => Environment.TickCount64; // GOOD
    public string Machine() => Environment.MachineName; // BAD POLP3004
    public bool Is64() => Environment.Is64BitProcess; // GOOD
    public string User() => Environment.UserName; // BAD POLP3004
    public int Thread() => Environment.CurrentManagedThreadId; // GOOD
    public int Number() => Environment.ProcessId; // BAD POLP3004
    public Version Version() => Environment.Version; // GOOD
    public string Expanded(string text) => Environment.ExpandEnvironmentVariables(text); // BAD POLP3004
    public string Replaced(string text) => text.Replace("%HOME%", "/", StringComparison.Ordinal); // GOOD
    public string Home() => Environment.GetFolderPath(Environment.SpecialFolder.Personal); // BAD POLP3004
    public string Special() => Environment.SpecialFolder.Personal.ToString(); // GOOD
    public string System() => RuntimeInformation.OSDescription; // BAD POLP3001 POLP3004
    public bool IsLinux() => RuntimeInformation.IsOSPlatform(OSPlatform.Linux); // GOOD
    public bool IsLinuxToo() => OperatingSystem.IsLinux(); // GOOD
    public NetworkInterface[] Interfaces() => NetworkInterface.GetAllNetworkInterfaces(); // BAD POLP3004
    public string Base() => AppContext.BaseDirectory; // BAD POLP3004
    public bool Switch() => AppContext.TryGetSwitch("a", out _); // GOOD
}

[Polp.Service]
public class WholeProcess
{
    public void End() => Environment.Exit(1); // BAD POLP3004
    public void Throw() => throw new InvalidOperationException(); // GOOD
    public void Crash() => Environment.FailFast("a"); // BAD POLP3004
    public void Handle(AppDomain domain, UnhandledExceptionEventHandler handler) => domain.UnhandledException += handler; // BAD POLP3004
    public void Print(string text) => Console.WriteLine(text); // GOOD
    public void Redirect(TextWriter writer) => Console.SetOut(writer); // BAD POLP3004
    public TextWriter Output() => Console.Out; // GOOD
    public void Signal(Action<PosixSignalContext> handler) => PosixSignalRegistration.Create(PosixSignal.SIGTERM, handler); // BAD POLP3004
    public CancellationToken Cancel(CancellationTokenSource source) => source.Token; // GOOD
    public void Culture(CultureInfo culture) => CultureInfo.CurrentCulture = culture; // GOOD
}

[Polp.Service]
public class Persons
{
    public ClaimsPrincipal? Current() => ClaimsPrincipal.Current; // BAD POLP3004
    public string? Name(ClaimsPrincipal handed) => handed.Identity?.Name; // GOOD
    public RegistryKey Hive() => Registry.LocalMachine; // BAD POLP3004
    public object? Value(RegistryKey handed) => handed.GetValue("a"); // GOOD
    public X509Store Store() => new(StoreName.My); // BAD POLP3001 POLP3004
    public byte[] Sign(RSA handed, byte[] data) => handed.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pss); // GOOD
    public byte[] Hash(byte[] data) => SHA256.HashData(data); // GOOD
    public byte[] Mac(byte[] key, byte[] data) => HMACSHA256.HashData(key, data); // GOOD
}
