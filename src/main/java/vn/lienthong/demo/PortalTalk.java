package vn.lienthong.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;

/** The calls that a system which knows the portal makes, whatever carries them. None throws; see {@link Answer.Kind#LOST}. */
interface PortalTalk {
    Answer procedure(String code);

    Answer find(String number);

    Answer dossiers(Agency agency, boolean updating, ArrayNode dossiers);

    Answer steps(Agency agency, ArrayNode steps);
}
