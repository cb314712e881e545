using Okws.Runtime;
using Pubd;

return await Child.Run(async child =>
{
    var folder = await TemplateFolder.Load(".");
    child.Server.Handle(Rpc.GetTemplate, (asked, _) => folder.Get(asked.Name));
});
