return await Polp.Cli.Tool.Run(args);
