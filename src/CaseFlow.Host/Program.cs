using CaseFlow.Host.Web;

return await WebServer.RunAsync(args);
