namespace Polp.Analyzers.Tests;

public class FileSystemByNameTests
{
    [Theory]
    [InlineData("{|POLP3001:File.ReadAllText|}(path)")]
    [InlineData("{|POLP3001:File.WriteAllText|}(path, path)")]
    [InlineData("{|POLP3001:File.Copy|}(path, path)")]
    [InlineData("{|POLP3001:File.Exists|}(path)")]
    [InlineData("{|POLP3001:File.OpenHandle|}(path)")]
    [InlineData("{|POLP3001:Directory.EnumerateFiles|}(path)")]
    [InlineData("{|POLP3001:Directory.CreateDirectory|}(path)")]
    [InlineData("{|POLP3001:Path.Exists|}(path)")]
    [InlineData("{|POLP3001:Path.GetTempFileName|}()")]
    [InlineData("new {|POLP3001:FileStream|}(path, FileMode.Open)")]
    [InlineData("new {|POLP3001:StreamReader|}(path)")]
    [InlineData("new {|POLP3001:FileSystemWatcher|}(path)")]
    [InlineData("new FileInfo(path).{|POLP3001:OpenRead|}()")]
    [InlineData("new FileInfo(path).{|POLP3001:Length|}")]
    [InlineData("new DirectoryInfo(path).{|POLP3001:Exists|}")]
    [InlineData("new DirectoryInfo(path).Parent?.{|POLP3001:Delete|}()")]
    [InlineData("System.IO.MemoryMappedFiles.MemoryMappedFile.CreateFromFile(path)", "System.IO.MemoryMappedFiles.MemoryMappedFile.CreateFromFile")]
    [InlineData("{|POLP3001:System.Reflection.AssemblyName.GetAssemblyName|}(path)")]
    [InlineData("{|POLP3001:System.IO.Compression.ZipFile.OpenRead|}(path)")]
    public Task OpeningListingOrTestingByPath_IsReported(string expression, string? name = null) => Service.Reports($$"""
        class C { object? M(string path) { {{Statement(name is null ? expression : expression.Replace(name, "{|POLP3001:" + name + "|}"))}} return null; } }
        """);

    [Theory]
    [InlineData("Path.Combine(path, path)")]
    [InlineData("Path.Join(path, path)")]
    [InlineData("Path.GetFileName(path)")]
    [InlineData("Path.GetExtension(path)")]
    [InlineData("Path.GetFullPath(path, path)")]
    [InlineData("Environment.NewLine")]
    [InlineData("Environment.TickCount64")]
    [InlineData("Environment.ProcessorCount")]
    [InlineData("typeof(File).Name")]
    [InlineData("typeof(FileStream)")]
    [InlineData("path.GetType()")]
    [InlineData("new FileInfo(path).Name")]
    [InlineData("new FileInfo(path).FullName")]
    [InlineData("new FileInfo(path).Extension")]
    [InlineData("new FileInfo(path).DirectoryName")]
    [InlineData("new DirectoryInfo(path)")]
    [InlineData("new Uri(path).Host")]
    [InlineData("System.Net.IPAddress.Parse(path)")]
    [InlineData("nameof(File.ReadAllText)")]
    [InlineData("nameof(FileInfo.Exists)")]
    [InlineData("new FileNotFoundException(path).FileName")]
    [InlineData("FileMode.Open.ToString()")]
    public Task WhatHasNoAuthority_IsSilent(string expression) => Service.IsSilent($$"""
        class C { object? M(string path) { {{Statement(expression)}} return null; } }
        """);

    [Theory]
    [InlineData("stream.Read(buffer, 0, 1)")]
    [InlineData("stream.CopyTo(stream)")]
    [InlineData("new StreamReader(stream).ReadToEnd()")]
    [InlineData("file.Length")]
    [InlineData("file.Name")]
    [InlineData("RandomAccess.Read(handle, buffer, 0)")]
    [InlineData("new FileStream(handle, FileAccess.Read)")]
    [InlineData("File.GetAttributes(handle)")]
    [InlineData("handle.IsInvalid")]
    [InlineData("System.IO.MemoryMappedFiles.MemoryMappedFile.CreateFromFile(file, null, 0, System.IO.MemoryMappedFiles.MemoryMappedFileAccess.Read, HandleInheritability.None, true)")]
    [InlineData("new System.IO.Compression.ZipArchive(stream).Entries")]
    [InlineData("System.Xml.XmlReader.Create(stream)")]
    public Task WorkingThroughWhatWasHandedIn_IsSilent(string expression) => Service.IsSilent($$"""
        using Microsoft.Win32.SafeHandles;
        class C { object? M(Stream stream, FileStream file, SafeFileHandle handle, byte[] buffer) { {{Statement(expression)}} return null; } }
        """);

    [Fact]
    public Task PathOrAddress_IsReportedUnderBothRules() => Service.Reports("""
        class C { object M(string uri) => {|POLP3001:{|POLP3002:System.Xml.XmlReader.Create|}|}(uri); }
        """);

    [Fact]
    public Task HandleOutOfANumber_IsNoMatterOfThisRule() => Service.Reports("""
        class C { object M(nint number) => new {|POLP3008:Microsoft.Win32.SafeHandles.SafeFileHandle|}(number, true); }
        """);

    [Fact]
    public Task ApiOfAnotherSystem_IsReportedAllTheSame() => Service.Reports("""
        class C { object M(string path) => new {|POLP3001:System.Security.AccessControl.FileSecurity|}(path, default); }
        """);

    // A property is no statement, and `_ = x` takes no void.
    private static string Statement(string expression) => expression.Contains("?.", StringComparison.Ordinal) || expression.EndsWith("CopyTo(stream)", StringComparison.Ordinal)
        || expression.Contains("WriteAllText", StringComparison.Ordinal) || expression.Contains("File.Copy", StringComparison.Ordinal)
            ? expression + ";" : "_ = " + expression + ";";
}
