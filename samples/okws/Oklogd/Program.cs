using Oklogd;
using Okws.Runtime;

return await Child.Run(child =>
{
    var log = new AccessLog("access.log", TimeProvider.System);
    child.Server.Handle(Rpc.AppendLog, (entry, caller) => log.Append(caller.Name, entry.Text));
    return Task.CompletedTask;
});
