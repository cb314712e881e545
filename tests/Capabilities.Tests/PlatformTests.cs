namespace Polp.Capabilities.Tests;

/// <summary>What the tables say about APIs that everybody knows.</summary>
public class PlatformTests
{
    [Theory]
    [InlineData("M:System.IO.Path.Combine(System.String,System.String)")]
    [InlineData("M:System.IO.Path.Join(System.String,System.String)")]
    [InlineData("M:System.IO.Path.GetFileName(System.String)")]
    [InlineData("M:System.IO.Path.ChangeExtension(System.String,System.String)")]
    [InlineData("M:System.IO.Path.GetFullPath(System.String,System.String)")]
    [InlineData("P:System.Environment.NewLine")]
    [InlineData("P:System.Environment.TickCount")]
    [InlineData("P:System.Environment.TickCount64")]
    [InlineData("P:System.Environment.ProcessorCount")]
    [InlineData("P:System.Reflection.MemberInfo.Name")]
    [InlineData("M:System.Object.GetType")]
    [InlineData("P:System.IO.FileSystemInfo.FullName")]
    [InlineData("P:System.IO.FileSystemInfo.Extension")]
    [InlineData("P:System.IO.FileInfo.Name")]
    [InlineData("P:System.IO.FileInfo.DirectoryName")]
    [InlineData("M:System.IO.FileInfo.#ctor(System.String)")]
    [InlineData("M:System.IO.DirectoryInfo.#ctor(System.String)")]
    [InlineData("M:System.Uri.#ctor(System.String)")]
    [InlineData("M:System.Net.IPAddress.Parse(System.String)")]
    [InlineData("M:System.Net.Http.HttpClient.#ctor(System.Net.Http.HttpMessageHandler)")]
    [InlineData("M:System.Diagnostics.Process.#ctor")]
    [InlineData("P:System.Diagnostics.ProcessStartInfo.FileName")]
    [InlineData("M:System.Net.Sockets.SocketException.#ctor(System.Int32)")]
    [InlineData("M:System.Net.Sockets.UnixDomainSocketEndPoint.#ctor(System.String)")]
    [InlineData("M:System.Security.Cryptography.SHA256.HashData(System.Byte[])")]
    [InlineData("F:System.IO.FileMode.Open")]
    [InlineData("M:Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServer.#ctor(Microsoft.Extensions.Options.IOptions{Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions},Microsoft.AspNetCore.Connections.IConnectionListenerFactory,Microsoft.Extensions.Logging.ILoggerFactory)")]
    [InlineData("P:Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions.AddServerHeader")]
    [InlineData("P:Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerLimits.MaxRequestBodySize")]
    [InlineData("P:Microsoft.AspNetCore.Server.Kestrel.Core.ListenOptions.Protocols")]
    public void AgreedPure_HasNoAuthority(string id) => Assert.Equal(ApiKind.Pure, Platform.RowOf(id).Kind);

    [Theory]
    [InlineData("M:System.IO.Path.GetFullPath(System.String)", "SYSINFO")]
    [InlineData("M:System.IO.Path.GetTempPath", "READ_ENV")]
    [InlineData("M:System.IO.Path.Exists(System.String)", "FILES/META")]
    [InlineData("M:System.Type.GetType(System.String)", "REFLECT,LOAD_CODE")]
    [InlineData("M:System.Console.SetOut(System.IO.TextWriter)", "PROCESS_STATE")]
    [InlineData("M:System.IO.File.ReadAllText(System.String)", "FILES/READ")]
    [InlineData("M:System.IO.File.AppendAllText(System.String,System.String)", "FILES/WRITE")]
    [InlineData("M:System.IO.File.Copy(System.String,System.String)", "FILES/READ,FILES/WRITE")]
    [InlineData("M:System.IO.Directory.EnumerateFiles(System.String)", "FILES/DIR")]
    [InlineData("P:System.IO.FileInfo.Exists", "FILES/META")]
    [InlineData("P:System.IO.DirectoryInfo.Exists", "FILES/META")]
    [InlineData("M:System.IO.FileStream.#ctor(System.String,System.IO.FileMode)", "FILES")]
    [InlineData("M:System.Xml.XmlReader.Create(System.String)", "FILES,NETWORK")]
    [InlineData("M:System.Net.Http.HttpClient.#ctor", "NETWORK/CONNECT")]
    [InlineData("M:System.Net.Http.SocketsHttpHandler.#ctor", "NETWORK/CONNECT")]
    [InlineData("M:System.Net.Dns.GetHostEntry(System.String)", "NETWORK/DNS")]
    [InlineData("M:System.Net.NetworkInformation.Ping.Send(System.String)", "NETWORK,EXEC")]
    [InlineData("M:System.Diagnostics.Process.Start(System.String)", "EXEC")]
    [InlineData("M:System.Diagnostics.Process.GetProcessById(System.Int32)", "PROCESS_CONTROL")]
    [InlineData("M:System.Threading.Mutex.#ctor(System.Boolean,System.String)", "IPC")]
    [InlineData("M:System.IO.Pipes.NamedPipeServerStream.#ctor(System.String)", "IPC")]
    [InlineData("M:Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions.ListenAnyIP(System.Int32)", "NETWORK/LISTEN")]
    [InlineData("M:Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions.ListenUnixSocket(System.String)", "NETWORK/LISTEN")]
    [InlineData("M:Microsoft.AspNetCore.Hosting.WebHostBuilderKestrelExtensions.UseKestrel(Microsoft.AspNetCore.Hosting.IWebHostBuilder)", "HOST,NETWORK/LISTEN")]
    [InlineData("M:Microsoft.AspNetCore.Builder.WebApplication.CreateSlimBuilder(System.String[])", "HOST,NETWORK/LISTEN,FILES/READ,READ_ENV")]
    [InlineData("M:Microsoft.AspNetCore.Builder.WebApplication.CreateEmptyBuilder(Microsoft.AspNetCore.Builder.WebApplicationOptions)", "HOST")]
    [InlineData("M:Microsoft.AspNetCore.Hosting.WebHostBuilderKestrelExtensions.UseKestrelCore(Microsoft.AspNetCore.Hosting.IWebHostBuilder)", "HOST")]
    public void NearMiss_IsCharged(string id, string capabilities)
    {
        var row = Platform.RowOf(id);

        Assert.Equal((ApiKind.Ambient, capabilities), (row.Kind, string.Join(",", row.Capabilities)));
    }

    [Theory]
    [InlineData("M:System.Net.Sockets.Socket.Connect(System.Net.EndPoint)", "NETWORK/CONNECT")]
    [InlineData("M:System.Net.Sockets.Socket.SendTo(System.Byte[],System.Net.EndPoint)", "NETWORK/CONNECT")]
    [InlineData("M:System.Net.Sockets.Socket.Bind(System.Net.EndPoint)", "NETWORK/LISTEN")]
    [InlineData("M:System.Net.Sockets.TcpListener.Start", "NETWORK/LISTEN")]
    [InlineData("P:System.Data.Common.DbConnection.ConnectionString", "DATABASE")]
    [InlineData("P:System.IO.FileSystemWatcher.Path", "FILES")]
    public void PointingAHeldObjectElsewhere_Amplifies(string id, string capabilities)
    {
        var row = Platform.RowOf(id);

        Assert.Equal((ApiKind.Amplify, capabilities), (row.Kind, string.Join(",", row.Capabilities)));
    }

    [Theory]
    [InlineData("M:System.IO.Stream.Read(System.Byte[],System.Int32,System.Int32)")]
    [InlineData("M:System.IO.File.GetUnixFileMode(Microsoft.Win32.SafeHandles.SafeFileHandle)")]
    [InlineData("M:System.IO.RandomAccess.GetLength(Microsoft.Win32.SafeHandles.SafeFileHandle)")]
    [InlineData("M:System.IO.FileStream.#ctor(Microsoft.Win32.SafeHandles.SafeFileHandle,System.IO.FileAccess)")]
    [InlineData("M:System.Net.Sockets.Socket.#ctor(System.Net.Sockets.SafeSocketHandle)")]
    [InlineData("M:System.Net.Sockets.Socket.Send(System.Byte[])")]
    [InlineData("M:System.Net.Sockets.TcpListener.AcceptSocket")]
    [InlineData("M:System.Net.Http.HttpClient.GetStringAsync(System.String)")]
    [InlineData("P:System.Net.Http.SocketsHttpHandler.AllowAutoRedirect")]
    [InlineData("M:System.Data.Common.DbCommand.ExecuteNonQuery")]
    [InlineData("M:System.Xml.XmlTextReader.#ctor(System.String,System.IO.Stream)")]
    public void WorkingThroughAHeldObject_IsUse(string id) => Assert.Equal(ApiKind.Use, Platform.RowOf(id).Kind);

    [Theory]
    [InlineData("M:Microsoft.Win32.SafeHandles.SafeFileHandle.#ctor(System.IntPtr,System.Boolean)")]
    [InlineData("M:Microsoft.Win32.SafeHandles.SafeNCryptKeyHandle.#ctor(System.IntPtr,System.Runtime.InteropServices.SafeHandle)")]
    [InlineData("M:Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions.ListenHandle(System.UInt64)")]
    [InlineData("M:System.IO.Pipes.AnonymousPipeClientStream.#ctor(System.String)")]
    [InlineData("M:System.Security.Cryptography.X509Certificates.X509Certificate2.#ctor(System.IntPtr)")]
    public void HandleOutOfANumber_IsForged(string id) => Assert.Equal(ApiKind.Forge, Platform.RowOf(id).Kind);
}
