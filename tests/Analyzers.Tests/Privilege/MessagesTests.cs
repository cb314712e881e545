namespace Polp.Analyzers.Tests;

/// <summary>What the reader is told.</summary>
public class MessagesTests
{
    [Theory]
    [InlineData("System.IO.File.ReadAllText(path);", "'File.ReadAllText' needs the capability 'FILES/READ', which this service has not been granted; take an open 'Stream', 'TextReader' or 'SafeFileHandle' instead")]
    [InlineData("new FileStream(path, FileMode.Open);", "'FileStream' needs the capability 'FILES', which this service has not been granted; take an open 'Stream' or an 'IFileProvider' instead")]
    [InlineData("File.Copy(path, path);", "'File.Copy' needs the capabilities 'FILES/READ' and 'FILES/WRITE', which this service has not been granted; take an open 'Stream' or an 'IFileProvider' instead")]
    [InlineData("_ = new FileInfo(path).Exists;", "'FileInfo.Exists' needs the capability 'FILES/META', which this service has not been granted; take an 'IFileProvider' instead")]
    [InlineData("System.Net.Dns.GetHostEntry(path);", "'Dns.GetHostEntry' needs the capability 'NETWORK/DNS', which this service has not been granted")]
    [InlineData("System.Diagnostics.Process.Start(path);", "'Process.Start' needs the capability 'EXEC', which this service has not been granted")]
    public async Task Acquisition_NamesTheApiAndWhatItNeeds(string statement, string message) => Assert.Equal(message, await Service.Message(statement));

    [Theory]
    [InlineData("socket.Connect(peer);", "'Socket.Connect' points a received 'Socket' at a new target, which needs 'NETWORK/CONNECT'")]
    [InlineData("watcher.Path = path;", "'FileSystemWatcher.Path' points a received 'FileSystemWatcher' at a new target, which needs 'FILES'")]
    public async Task Amplification_NamesTheObjectThatIsPointedElsewhere(string statement, string message) => Assert.Equal(message, await Service.Message(statement));

    [Theory]
    [InlineData("FILE", " ('FILE' in PolpGrants is no capability; 'FILES' is)")]
    [InlineData("files", " ('files' in PolpGrants is no capability; 'FILES' is)")]
    [InlineData("EXEC;FILES/RAED", " ('FILES/RAED' in PolpGrants is no capability; 'FILES/READ' is)")]
    [InlineData("NETWROK", "")]
    [InlineData("FILES/WRITE", "")]
    public async Task MisspeltGrant_IsNamedWhereItWouldHaveHelped(string grants, string remark) => Assert.Equal(
        "'File.ReadAllText' needs the capability 'FILES/READ', which this service has not been granted; take an open 'Stream', 'TextReader' or 'SafeFileHandle' instead" + remark,
        await Service.Message("File.ReadAllText(path);", grants));
}
