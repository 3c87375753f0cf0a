// The kernel alone, as `workbench kernel run --connection-file FILE` starts it.
await Workbench.Notebooks.KernelHost.RunAsync(args[^1]);
