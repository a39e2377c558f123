using CaseFlow.Host;
using CaseFlow.Host.Persistence;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddCaseFlow(builder.Configuration);
var app = builder.Build();
await app.Services.PrepareDatabaseAsync(app.Lifetime.ApplicationStopping);
await app.RunAsync();
