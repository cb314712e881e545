using Okld;

try
{
    var options = Options.Parse(args);
    if (options.Help)
    {
        Console.WriteLine(Options.Usage);
        return 0;
    }
    if (!options.Unconfined)
    {
        Console.Error.WriteLine("""
            okws: the confined runtime needs root and is not in this version.
            To run on your own machine, without root and without confinement: okld --unconfined
            """);
        return 2;
    }

    var manifest = SiteManifest.Load(options.Manifest);
    await using var launcher = new Launcher(manifest, Deployment.Prepare(options, manifest), options);
    return await launcher.Run();
}
catch (LaunchException e)
{
    Console.Error.WriteLine($"okws: {e.Message}");
    return 2;
}
