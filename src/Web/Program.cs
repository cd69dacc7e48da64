using Studio.Web.Commands;

return await StudioCommand.RunAsync(args);
