using Studio.Jobs.Slots;
using Studio.Web.Commands;

// A slot process must start light and knows neither host nor command line.
return args is ["slot", .. var handles] ? SlotProcess.Run(handles) : await StudioCommand.RunAsync(args);
